package org.mixtura.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ScoreLabel;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;

/** What is known about the data set, the choices and the run: the usual content of the area at the right. */
final class Overview extends VBox {

    private final Workflow workflow;

    Overview(Workflow workflow) {
        this.workflow = workflow;
        getStyleClass().add("overview");
        var session = workflow.session();
        session.inspectionProperty().subscribe(_ -> fill(session));
        session.labelsProperty().subscribe(_ -> fill(session));
        session.batchProperty().subscribe(_ -> fill(session));
        session.modelProperty().subscribe(_ -> fill(session));
        session.trainingProperty().subscribe(_ -> fill(session));
        session.sweepProperty().subscribe(_ -> fill(session));
        session.runProperty().subscribe(_ -> fill(session));
    }

    private void fill(Session session) {
        getChildren().clear();
        session.inspectionProperty().get().ifPresent(i -> addData(i, session));
        session.modelProperty().get().ifPresent(m -> {
            var card = m.card();
            heading("Model");
            facts().add("Family", card.name()).done();
        });
        session.trainingProperty().get().ifPresent(this::addTraining);
        session.sweepProperty().get().ifPresent(this::addSweep);
        session.runProperty().get().ifPresent(this::addRun);
    }

    private void addData(Inspection data, Session session) {
        heading("Data");
        var file = data.source().getFileName();
        var facts = facts().add("File", file == null ? data.source().toString() : file.toString())
                .add("Format", data.format());
        // Of what could not be read nothing is known.
        if (data.cells() > 0) {
            facts.add("Cells", "%,d".formatted(data.cells()))
                    .add("Genes", "%,d".formatted(data.genes()))
                    .add("Counts", data.countsAt())
                    .add("Labels", name(session.labelsProperty().get()))
                    .add("Batch", name(session.batchProperty().get()));
        }
        facts.done();
    }

    private void addTraining(LiveRun live) {
        heading("Training");
        facts().add("Folder", String.valueOf(live.folder().getFileName()))
                .add("Data", String.valueOf(live.spec().data().getFileName()))
                .add("Labels", name(live.spec().labels()))
                .add("Batch", name(live.spec().batch()))
                .add("Seed", Long.toString(live.spec().seed()))
                .done();
    }

    private void addSweep(Sweep sweep) {
        heading("Sweep");
        facts().add("Folder", String.valueOf(sweep.folder().getFileName()))
                .add("Model", workflow.modelName(sweep.plan().base().model()))
                .add("Data", String.valueOf(sweep.plan().base().data().getFileName()))
                .add("Runs", "%,d".formatted(sweep.plan().cells().size()))
                .done();
    }

    private void addRun(StoredRun run) {
        heading("Last run");
        var facts = facts().add("Folder", String.valueOf(run.folder().getFileName()))
                .add("Model", workflow.modelName(run.spec()))
                .add(
                        "Epochs",
                        "%,d, best %,d"
                                .formatted(run.status().epochs(), run.status().bestEpoch()))
                .add("Device", run.status().device())
                .add("Time", "%,.0f s".formatted(run.status().seconds()));
        for (Map.Entry<String, Double> score : run.status().scores().entrySet()) {
            facts.add(
                    ScoreLabel.of(score.getKey()),
                    (score.getKey().equals("components_used") ? "%.0f" : "%.3f").formatted(score.getValue()));
        }
        facts.done();
    }

    private static String name(Optional<ColumnRef> column) {
        return column.map(ColumnRef::column).orElse("none");
    }

    private void heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("group-title");
        getChildren().add(label);
    }

    private Facts facts() {
        return new Facts();
    }

    /** Rows of a name and a value. */
    private final class Facts {

        private final GridPane grid = new GridPane();

        Facts() {
            grid.getStyleClass().add("facts");
            var names = new ColumnConstraints();
            names.setMinWidth(USE_PREF_SIZE);
            var values = new ColumnConstraints();
            values.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().addAll(names, values);
        }

        Facts add(String name, String value) {
            var key = new Label(name);
            key.getStyleClass().add("muted");
            var text = new Label(value);
            text.setMinWidth(0);
            text.setTooltip(new Tooltip(value));
            grid.addRow(grid.getRowCount(), key, text);
            return this;
        }

        void done() {
            getChildren().add(grid);
        }
    }
}
