package org.mixtura.ui.welcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.data.io.DatasetNames;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.session.JoinPlan;

/** Files that become one data set: what their batches are called, and what the files themselves do not tell. */
final class JoinCard extends VBox {

    /** Joins, or does not. */
    interface Answer {
        void join(JoinPlan plan, GeneJoin genes);

        void leave();
    }

    private record Row(JoinPlan.Part part, TextField batch, ComboBox<Optional<Orientation>> sides, TextField counts) {

        JoinPlan.Part said() {
            return new JoinPlan.Part(
                    part.file(),
                    batch.getText().strip(),
                    sides.getValue(),
                    Optional.of(counts.getText().strip()).filter(place -> !place.isEmpty()));
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final TextField column = new TextField();
    private final JoinPlan plan;
    private final Answer answer;

    JoinCard(JoinPlan plan, Answer answer) {
        this.plan = plan;
        this.answer = answer;
        setId("join-plan");
        getStyleClass().add("card");
        getChildren()
                .addAll(
                        new WrappedText(
                                plan.doubt()
                                        .map(why -> why.what())
                                        .orElse("%d files become one data set"
                                                .formatted(plan.parts().size())),
                                "card-title"),
                        new WrappedText(
                                plan.doubt()
                                        .map(why -> why.why())
                                        .orElse(
                                                "What is filled in was told from the files; change it where you know better."
                                                        + " The files stay as they are."),
                                "muted"),
                        files(),
                        batchColumn(),
                        buttons());
    }

    private Node files() {
        var grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        grid.setHgap(8);
        grid.setVgap(6);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(34);
        grid.getColumnConstraints().add(wide);
        String[] titles = {"File", "Batch is called", "Which way round", "Counts are at"};
        for (int c = 0; c < titles.length; c++) {
            var title = new Label(titles[c]);
            title.getStyleClass().add("muted");
            grid.add(title, c, 0);
        }
        for (JoinPlan.Part part : plan.parts()) {
            add(part, grid);
        }
        return grid;
    }

    private void add(JoinPlan.Part part, GridPane grid) {
        String file = DatasetNames.shown(part.file());
        int at = rows.size() + 1;
        var name = new Label(file);
        name.setMinWidth(0);
        name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        var batch = new TextField(part.batch());
        batch.setId("batch-name-" + at);
        batch.setAccessibleText("Name of the batch of " + file);
        var sides = new ComboBox<Optional<Orientation>>();
        sides.setId("orientation-" + at);
        sides.setAccessibleText("Which way round %s is".formatted(file));
        sides.setConverter(new NameConverter<>(way -> way.map(JoinCard::words).orElse("As the file tells")));
        sides.getItems().add(Optional.empty());
        Arrays.stream(Orientation.values()).map(Optional::of).forEach(sides.getItems()::add);
        sides.setValue(part.orientation());
        var counts = new TextField(part.countsAt().orElse(""));
        counts.setId("counts-at-" + at);
        counts.setPromptText("as found");
        counts.setPrefColumnCount(10);
        counts.setAccessibleText("Place of the counts in " + file);
        rows.add(new Row(part, batch, sides, counts));
        grid.addRow(at, name, batch, sides, counts);
    }

    private static String words(Orientation way) {
        return switch (way) {
            case CELLS_BY_GENES -> "Rows are cells";
            case GENES_BY_CELLS -> "Rows are genes";
        };
    }

    private Node batchColumn() {
        column.setText(plan.batchColumn());
        column.setId("batch-column-name");
        column.setPrefColumnCount(12);
        column.setAccessibleText("Name of the column of batches");
        var row = new HBox(new Label("The column that says which file a cell is from is called"), column);
        row.getStyleClass().add("limit");
        return row;
    }

    private Node buttons() {
        var buttons = new FlowPane();
        buttons.getStyleClass().add("fixes");
        if (plan.doubt().isEmpty()) {
            Button join = button("join-files", "Join", GeneJoin.ASK);
            join.setDefaultButton(true);
            join.getStyleClass().addAll("accent", "primary-action");
            buttons.getChildren().add(join);
        } else {
            buttons.getChildren()
                    .addAll(
                            button("join-common", "Join with the common genes", GeneJoin.COMMON),
                            button("join-all", "Join with all genes", GeneJoin.ALL));
        }
        var not = new Button("Do not join");
        not.setId("join-not");
        not.getStyleClass().add("flat");
        not.setOnAction(_ -> answer.leave());
        buttons.getChildren().add(not);
        return buttons;
    }

    private Button button(String id, String text, GeneJoin genes) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> answer.join(said(), genes));
        return button;
    }

    private JoinPlan said() {
        return new JoinPlan(
                rows.stream().map(Row::said).toList(), column.getText().strip(), plan.doubt());
    }
}
