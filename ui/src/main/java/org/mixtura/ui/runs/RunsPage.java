package org.mixtura.ui.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixtura.core.compare.RunState;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.project.DataRef;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.ui.control.Columns;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.Place;

/** The list of runs. */
public final class RunsPage implements Page {

    private final RunsViewModel model;
    private final FileDialogs dialogs;
    private final Consumer<Place> go;
    private final Node node;

    @FXML
    private Label subject;

    @FXML
    private Button open;

    @FXML
    private Button duplicate;

    @FXML
    private Button trash;

    @FXML
    private Button verify;

    @FXML
    private VBox verdictCard;

    @FXML
    private Label verdict;

    @FXML
    private VBox verdictDetails;

    @FXML
    private Button report;

    @FXML
    private ToggleButton showTrash;

    @FXML
    private HBox missing;

    @FXML
    private Label missingText;

    @FXML
    private Label empty;

    @FXML
    private Label words;

    @FXML
    private TableView<RunSummary> runs;

    /**
     * @param dialogs asks for a data set that moved
     * @param go shows another place
     */
    public RunsPage(RunsViewModel model, FileDialogs dialogs, Consumer<Place> go) {
        this.model = model;
        this.dialogs = dialogs;
        this.go = go;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void onShow() {
        model.refresh();
    }

    @FXML
    void initialize() {
        subject.textProperty().bind(model.subjectProperty());
        words.textProperty()
                .bind(Bindings.when(model.verifying().busyProperty())
                        .then(model.verifying().wordsProperty())
                        .otherwise(
                                Bindings.when(model.reporting().wordsProperty().isEmpty())
                                        .then(model.warningProperty())
                                        .otherwise(model.reporting().wordsProperty())));
        words.visibleProperty().bind(words.textProperty().map(text -> !text.isEmpty()));
        words.managedProperty().bind(words.visibleProperty());
        showTrash.selectedProperty().bindBidirectional(model.trashShownProperty());
        trash.textProperty().bind(showTrash.selectedProperty().map(on -> on ? "Restore" : "Put into the trash"));
        report.setTooltip(new Tooltip(
                "One page of the whole project, for readers without Mixtura: its data, its runs side by side, and"
                        + " each of them"));
        report.disableProperty().bind(model.reporting().busyProperty().or(Bindings.isEmpty(model.runs())));
        verify.setTooltip(new Tooltip(
                "Trains the run again, elsewhere and only for this, and says whether it is identical, equivalent or"
                        + " different"));
        model.verifying().busyProperty().subscribe(_ -> offer());
        model.verifying().outcomeProperty().subscribe(this::showVerdict);
        runs.getColumns().setAll(columns());
        runs.setItems(model.runs());
        runs.setRowFactory(_ -> row());
        runs.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openRun();
            } else if (key.getCode() == KeyCode.DELETE) {
                trashRun();
            }
        });
        runs.getSelectionModel().selectedItemProperty().subscribe(_ -> offer());
        model.runs().addListener((ListChangeListener<RunSummary>) _ -> fill());
        fill();
    }

    private List<TableColumn<RunSummary, ?>> columns() {
        var name = Columns.<RunSummary>text(
                "Run",
                "Its name; a star marks the baseline",
                run -> (run.run().mark().star() ? "★ " : "") + run.name());
        name.setPrefWidth(190);
        var model = Columns.<RunSummary>text("Model", "The model that was trained", this.model::modelName);
        model.setPrefWidth(90);
        var state = Columns.<RunSummary>text("State", "Where the run is", this::state);
        state.setPrefWidth(150);
        var note = Columns.<RunSummary>text(
                "Note", "What you noted", run -> run.run().mark().note());
        note.setPrefWidth(150);
        return List.of(
                name,
                model,
                state,
                Columns.number("Epochs", "Epochs trained", "%.0f", run -> run.value(Measure.EPOCHS)),
                Columns.number(
                        "Loss",
                        "Validation loss of a cell; compare runs in Compare",
                        "%.1f",
                        run -> run.value(Measure.VALIDATION_LOSS)),
                Columns.number(
                        "ARI", "Agreement with known cell types, 1 is full", "%.3f", run -> run.value(Measure.ARI)),
                Columns.number("Time, s", "Seconds of training", "%.0f", run -> run.value(Measure.SECONDS)),
                note);
    }

    private String state(RunSummary run) {
        return run.run().isTrashed() ? model.trashWords(run) : model.stateOf(run);
    }

    private TableRow<RunSummary> row() {
        var row = new TableRow<RunSummary>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                openRun();
            }
        });
        row.setOnContextMenuRequested(asked -> {
            if (!row.isEmpty()) {
                new RunMenu(model, dialogs, this::rename, this::annotate)
                        .of(row.getItem())
                        .show(row, asked.getScreenX(), asked.getScreenY());
            }
        });
        return row;
    }

    private Optional<RunSummary> chosen() {
        return Optional.ofNullable(runs.getSelectionModel().getSelectedItem());
    }

    private void offer() {
        var run = chosen();
        open.setDisable(run.filter(chosen -> chosen.state() != RunState.UNREADABLE
                        && chosen.state() != RunState.WAITING
                        && !chosen.run().isTrashed())
                .isEmpty());
        open.setText(
                run.filter(chosen -> chosen.state().canGoOn() && !chosen.state().hasResult())
                                .isPresent()
                        ? "Go on training"
                        : run.filter(chosen -> chosen.state() == RunState.TRAINING)
                                        .isPresent()
                                ? "Watch"
                                : "Open in Explore");
        duplicate.setDisable(
                run.filter(chosen -> model.hasData(chosen) && !chosen.run().isTrashed())
                        .isEmpty());
        trash.setDisable(run.isEmpty());
        verify.setDisable(model.verifying().busyProperty().get()
                || run.filter(chosen -> chosen.state() == RunState.FINISHED
                                && !chosen.run().isTrashed())
                        .isEmpty());
    }

    private void showVerdict(Optional<VerifyModel.Outcome> outcome) {
        verdictCard.setVisible(outcome.isPresent());
        verdictCard.setManaged(outcome.isPresent());
        outcome.ifPresent(told -> {
            verdict.setText(told.verdict());
            verdictDetails
                    .getChildren()
                    .setAll(told.found().sentences().stream()
                            .map(sentence -> new WrappedText(sentence, "muted"))
                            .toList());
        });
    }

    private void fill() {
        empty.setText(
                model.trashShownProperty().get()
                        ? "The trash is empty. Runs that you put there stay for 30 days."
                        : "No runs yet. Press New run: choose a model, take a preset, and train; the run appears here.");
        showTrash.setText(model.trashed() == 0 ? "Trash" : "Trash (%d)".formatted(model.trashed()));
        var gone = model.missingData();
        missing.setVisible(gone.isPresent());
        missing.setManaged(gone.isPresent());
        gone.map(DataRef::path)
                .ifPresent(path ->
                        missingText.setText("The data set “%s” is no longer where it was. Finished runs open all the"
                                        .formatted(path.getFileName())
                                + " same; genes and new runs need the file."));
        offer();
    }

    @FXML
    void newRun() {
        go.accept(Place.MODEL);
    }

    @FXML
    void openRun() {
        if (!open.isDisabled()) {
            chosen().ifPresent(model::open);
        }
    }

    @FXML
    void duplicateRun() {
        chosen().ifPresent(model::duplicate);
    }

    @FXML
    void trashRun() {
        chosen().ifPresent(run -> {
            if (run.run().isTrashed()) {
                model.restore(run);
            } else {
                model.trash(run);
            }
        });
    }

    @FXML
    void verifyRun() {
        chosen().ifPresent(model.verifying()::verify);
    }

    @FXML
    void putVerdictAway() {
        model.verifying().putAway();
    }

    @FXML
    void restoreFromFile() {
        dialogs.dataSets(node.getScene().getWindow()).stream().findFirst().ifPresent(model::restoreFrom);
    }

    @FXML
    void report() {
        dialogs.newFile(node.getScene().getWindow(), "Report of the project", model.reportName())
                .ifPresent(model::report);
    }

    @FXML
    void locateData() {
        model.missingData().ifPresent(ref -> dialogs.dataSets(node.getScene().getWindow()).stream()
                .findFirst()
                .ifPresent(place -> model.locate(ref, place)));
    }

    private void rename(RunSummary run) {
        ask("Rename run", "Name", run.name()).ifPresent(name -> model.rename(run, name));
    }

    private void annotate(RunSummary run) {
        ask("Note on " + run.name(), "Note", run.run().mark().note()).ifPresent(note -> model.annotate(run, note));
    }

    private Optional<String> ask(String title, String label, String now) {
        var dialog = new TextInputDialog(now);
        dialog.initOwner(node.getScene().getWindow());
        dialog.setTitle(title);
        dialog.setHeaderText(null);
        dialog.setContentText(label);
        dialog.getDialogPane().getStylesheets().setAll(node.getScene().getStylesheets());
        return dialog.showAndWait();
    }
}
