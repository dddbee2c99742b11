package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.answers.AnswersPane;
import org.mixtura.ui.answers.AnswersViewModel;
import org.mixtura.ui.answers.ScoresPane;
import org.mixtura.ui.answers.ScoresViewModel;
import org.mixtura.ui.chart.RunCharts;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.FigureDraft;

/** The page of a finished run. */
public final class ExplorePage implements Page {

    private static final double NARROW_EM = 60;
    private static final String VALIDATION = "validation";
    private static final String TRAIN = "train";

    private final ExploreViewModel model;
    private final ScoresViewModel scoring;
    private final AnswersViewModel asking;
    private final Supplier<Figure> lossFigure;
    private final Consumer<FigureDraft> export;
    private final FileDialogs dialogs;
    private final ScatterPane umap;
    private final ScatterPane latent;
    private final RunCharts charts = new RunCharts();
    private final Node node;
    private final Node inspector;
    private ScatterPane active;

    @FXML
    private HBox header;

    @FXML
    private Button makeFigure;

    @FXML
    private Label summary;

    @FXML
    private ToggleGroup what;

    @FXML
    private ToggleButton showMaps;

    @FXML
    private ToggleButton showCurves;

    @FXML
    private ToggleButton showGenes;

    @FXML
    private ToggleButton showScores;

    @FXML
    private ToggleButton showAnswers;

    @FXML
    private StackPane scores;

    @FXML
    private StackPane answers;

    @FXML
    private CheckBox modelled;

    @FXML
    private StackPane genes;

    @FXML
    private HBox colourBar;

    @FXML
    private ComboBox<Column> colourBy;

    @FXML
    private TextField gene;

    @FXML
    private Label geneProblem;

    @FXML
    private CheckBox names;

    @FXML
    private GridPane maps;

    @FXML
    private GridPane curves;

    @FXML
    private BorderPane umapCard;

    @FXML
    private BorderPane latentCard;

    @FXML
    private ComboBox<Integer> axisX;

    @FXML
    private ComboBox<Integer> axisY;

    @FXML
    private StackPane lossHolder;

    @FXML
    private StackPane scoreHolder;

    /**
     * @param scoring compares the run with known types and batches
     * @param asking asks the model
     * @param background where maps are drawn
     * @param lossFigure the curves as a figure
     * @param export takes a figure to the figure page
     * @param dialogs asks for files
     */
    public ExplorePage(
            ExploreViewModel model,
            ScoresViewModel scoring,
            AnswersViewModel asking,
            Executor background,
            Supplier<Figure> lossFigure,
            Consumer<FigureDraft> export,
            FileDialogs dialogs) {
        this.model = model;
        this.scoring = scoring;
        this.asking = asking;
        this.dialogs = dialogs;
        this.lossFigure = lossFigure;
        this.export = export;
        this.umap = new ScatterPane(model.umap(), background);
        this.latent = new ScatterPane(model.latent(), background);
        this.active = umap;
        this.node = Views.load(this);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        this.inspector = new ExploreInspector(model);
    }

    @Override
    public String title() {
        return "Explore";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @FXML
    void initialize() {
        summary.setText(model.summary());
        summary.setTooltip(new Tooltip(model.run().folder().toString()));
        addMap(umap, umapCard, "UMAP of the cells");
        addMap(latent, latentCard, "Two latent dimensions");
        names.selectedProperty().bindBidirectional(model.namesProperty());
        showColours();
        showGenes();
        fillAxis(axisX, model.axisXProperty());
        fillAxis(axisY, model.axisYProperty());
        fillCurves();
        genes.getChildren().add(new GenesPane(model.comparison(), this::colourByGene, this::saveGenes));
        scores.getChildren().add(new ScoresPane(scoring, dialogs));
        answers.getChildren().add(new AnswersPane(asking, dialogs, this::showOnMaps));
        modelled.selectedProperty().bindBidirectional(model.modelledProperty());
        modelled.setOnAction(_ -> model.colourByGene(gene.getText()));
        modelled.setTooltip(
                new Tooltip("Colour by the expression that the model expects, without the noise of counting"));
        makeFigure.setTooltip(new Tooltip("Make a figure of what is shown (Ctrl E)"));
        // Five views and a button leave little room for the name of the page in a small window.
        header.widthProperty()
                .subscribe(width -> makeFigure.setContentDisplay(
                        width.doubleValue() < NARROW_EM * summary.getFont().getSize()
                                ? ContentDisplay.GRAPHIC_ONLY
                                : ContentDisplay.LEFT));
        what.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
            showWhat();
        });
        showWhat();
    }

    private void addMap(ScatterPane pane, BorderPane card, String text) {
        pane.setDetails(model.details());
        pane.setAccessibleText(text);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> active = pane);
        model.namesProperty().subscribe(pane::setNamesVisible);
        card.setCenter(pane);
        ((HBox) card.getTop()).getChildren().add(pane.tools());
    }

    private void showColours() {
        colourBy.setConverter(new ColumnName());
        colourBy.getItems().setAll(model.columns());
        model.columnProperty().subscribe(column -> colourBy.setValue(column.orElse(null)));
        colourBy.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null
                    && model.columnProperty().get().filter(chosen::equals).isEmpty()) {
                gene.clear();
                model.colourBy(chosen);
            }
        });
    }

    private void showGenes() {
        gene.setTooltip(new Tooltip("Symbol or id of any gene of the data set (G)"));
        gene.disableProperty().bind(model.expressionProperty().map(Optional::isEmpty));
        var completion = TextFields.bindAutoCompletion(gene, request -> model.genesLike(request.getUserText()));
        // What was typed before the completion took its place.
        var typed = new SimpleStringProperty("");
        gene.textProperty().subscribe((before, _) -> typed.set(before));
        completion.setOnAutoCompleted(chosen -> {
            // Enter, pressed before the list has caught up with the typing, takes from a list for fewer letters.
            boolean belated = !model.genesLike(typed.get()).contains(chosen.getCompletion());
            if (belated) {
                gene.setText(typed.get());
            }
            model.colourByGene(gene.getText());
        });
        gene.setOnAction(_ -> {
            // Without text there are no suggestions, and the list goes.
            completion.setUserInput("");
            model.colourByGene(gene.getText());
        });
        geneProblem.textProperty().bind(model.geneProblemProperty());
        var whole = new Tooltip();
        whole.textProperty().bind(model.geneProblemProperty());
        geneProblem.setTooltip(whole);
    }

    private void fillAxis(ComboBox<Integer> box, IntegerProperty axis) {
        box.setConverter(new Dimension());
        box.getItems().setAll(IntStream.range(0, model.dimensions()).boxed().toList());
        box.setValue(axis.get());
        box.valueProperty().subscribe((_, chosen) -> axis.set(chosen));
    }

    private void fillCurves() {
        StoredRun run = model.run();
        var terms = new ArrayList<String>();
        for (MetricsHistory.Row row : run.metrics().rows()) {
            if (isLoss(row) && !terms.contains(row.term())) {
                terms.add(row.term());
            }
        }
        charts.begin(terms, run.status().epochs(), run.spec().labels().isPresent());
        for (MetricsHistory.Row row : run.metrics().rows()) {
            if (isLoss(row)) {
                charts.appendLoss(row.split(), row.term(), row.epoch(), row.value());
            } else {
                charts.appendScore(row.term(), row.epoch(), row.value());
            }
        }
        charts.setBest(run.status().bestEpoch());
        charts.rescale();
        lossHolder.getChildren().add(charts.loss());
        scoreHolder.getChildren().add(charts.scores());
    }

    private static boolean isLoss(MetricsHistory.Row row) {
        return List.of(TRAIN, VALIDATION).contains(row.split());
    }

    private void showWhat() {
        boolean map = showMaps.isSelected();
        maps.setVisible(map);
        colourBar.setVisible(map);
        colourBar.setManaged(map);
        curves.setVisible(showCurves.isSelected());
        genes.setVisible(showGenes.isSelected());
        scores.setVisible(showScores.isSelected());
        answers.setVisible(showAnswers.isSelected());
    }

    private void colourByGene(String symbol) {
        gene.setText(symbol);
        model.colourByGene(symbol);
    }

    private void showOnMaps(Colouring values) {
        gene.clear();
        model.colourBy(values);
        showMaps.setSelected(true);
    }

    private void saveGenes() {
        dialogs.newFile(node.getScene().getWindow(), "Save the table", "genes.csv")
                .ifPresent(model.comparison()::save);
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.getTarget() instanceof TextInputControl || !showMaps.isSelected()) {
            return;
        }
        if (event.getCode() == KeyCode.G) {
            gene.requestFocus();
        } else if (event.getCode() == KeyCode.C) {
            colourBy.requestFocus();
            colourBy.show();
        } else if (!active.handle(event.getCode())) {
            return;
        }
        event.consume();
    }

    @FXML
    void makeFigure() {
        exportFigure();
    }

    @Override
    public boolean exportFigure() {
        if (showCurves.isSelected()) {
            export.accept(new FigureDraft(lossFigure.get(), "loss", model.run().provenance()));
        } else {
            boolean map = active == umap;
            var seen = new SeenFigure(
                    model.run(),
                    map ? model.umap() : model.latent(),
                    model.namesProperty().get());
            export.accept(seen.draft(map ? "umap" : "latent", !map, active.proportion()));
        }
        return true;
    }

    private static final class ColumnName extends StringConverter<@Nullable Column> {

        @Override
        public String toString(@Nullable Column column) {
            return column == null ? "" : column.name();
        }

        @Override
        public Column fromString(String text) {
            throw new UnsupportedOperationException("columns are chosen, not typed");
        }
    }

    private static final class Dimension extends StringConverter<@Nullable Integer> {

        @Override
        public String toString(@Nullable Integer index) {
            return index == null ? "" : Integer.toString(index + 1);
        }

        @Override
        public Integer fromString(String text) {
            return Integer.parseInt(text) - 1;
        }
    }
}
