package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.answers.AnswersPane;
import org.mixtura.ui.answers.AnswersViewModel;
import org.mixtura.ui.answers.GroupsPane;
import org.mixtura.ui.answers.GroupsViewModel;
import org.mixtura.ui.answers.OnMaps;
import org.mixtura.ui.answers.ScoresPane;
import org.mixtura.ui.answers.ScoresViewModel;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.FigureDraft;

/** The page of a finished run. */
public final class ExplorePage implements Page {

    private static final double NARROW_EM = 60;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final ExploreViewModel model;
    private final ScoresViewModel scoring;
    private final AnswersViewModel asking;
    private final GroupsViewModel grouping;
    private final Executor background;
    private final Function<CurveChoice, FigureDraft> lossFigure;
    private final Consumer<FigureDraft> figures;
    private final ExportViewModel exporting;
    private final FileDialogs dialogs;
    private final Runnable goOn;
    private final ExploreMaps cells;
    private final ExploreCurves courses;
    private final Node node;
    private final Node inspector;

    @FXML
    private HBox header;

    @FXML
    private VBox titles;

    @FXML
    private Label title;

    @FXML
    private HBox stopped;

    @FXML
    private Label stoppedWords;

    @FXML
    private MenuButton export;

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
    private ToggleButton showGroups;

    @FXML
    private ToggleButton showScores;

    @FXML
    private ToggleButton showAnswers;

    @FXML
    private StackPane groups;

    @FXML
    private StackPane scores;

    @FXML
    private StackPane answers;

    @FXML
    private StackPane genes;

    @FXML
    private StackPane maps;

    @FXML
    private StackPane curves;

    /**
     * @param scoring compares the run with known types and batches
     * @param asking asks the model
     * @param grouping asks about groups of cells
     * @param background where maps and figures are drawn
     * @param lossFigure the curves that are seen as a figure
     * @param figures takes a figure to the figure page
     * @param exporting writes the run for other programs
     * @param dialogs asks for files
     * @param subset makes a new data set of the cells with these barcodes, one a line
     * @param goOn goes on with the run if it was stopped
     */
    public ExplorePage(
            ExploreViewModel model,
            ScoresViewModel scoring,
            AnswersViewModel asking,
            GroupsViewModel grouping,
            Executor background,
            Function<CurveChoice, FigureDraft> lossFigure,
            Consumer<FigureDraft> figures,
            ExportViewModel exporting,
            FileDialogs dialogs,
            Consumer<String> subset,
            Runnable goOn) {
        this.goOn = goOn;
        this.model = model;
        this.scoring = scoring;
        this.asking = asking;
        this.grouping = grouping;
        this.dialogs = dialogs;
        this.lossFigure = lossFigure;
        this.figures = figures;
        this.exporting = exporting;
        this.background = background;
        this.cells = new ExploreMaps(model, background, figures, dialogs, exporting);
        this.courses = new ExploreCurves(model, background);
        this.node = Views.load(this);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (showMaps.isSelected()) {
                cells.keyPressed(event);
            }
        });
        this.inspector = new ExploreInspector(model, actions(subset));
    }

    private SelectionPane.Actions actions(Consumer<String> subset) {
        return new SelectionPane.Actions() {
            @Override
            public Optional<Path> newFile(String title, String name) {
                return dialogs.newFile(node.getScene().getWindow(), title, name);
            }

            @Override
            public void subset(String barcodes) {
                subset.accept(barcodes);
            }

            @Override
            public void write(Path file, String text) {
                exporting.write(file, text);
            }
        };
    }

    @Override
    public void onShow() {
        cells.showLoose(true);
    }

    @Override
    public void onHide() {
        cells.showLoose(false);
        // Another page may train, and what the model holds is opened again in a moment.
        background.execute(model.probe()::close);
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
        exporting
                .wordsProperty()
                .subscribe(
                        words -> summary.setText(words.isEmpty() ? model.words().summary() : words));
        summary.setTooltip(new Tooltip(model.run().folder().toString()));
        stoppedWords.setText(model.words().stopped().orElse(""));
        stopped.setVisible(model.words().stopped().isPresent());
        stopped.setManaged(model.words().stopped().isPresent());
        fillExport();
        maps.getChildren().add(cells.node());
        curves.getChildren().add(courses.node());
        genes.getChildren().add(new GenesPane(model.comparison(), cells::colourByGene, this::saveGenes));
        groups.getChildren().add(new GroupsPane(grouping, dialogs, cells::colourByGene, figures, background));
        scores.getChildren().add(new ScoresPane(scoring, dialogs, this::showOnMaps));
        answers.getChildren().add(new AnswersPane(asking, dialogs, onMaps(), figures, background));
        makeFigure.setTooltip(Keymap.tooltip(makeFigure, "Make a figure of what is shown", KeyAction.FIGURE));
        // Six views and a button leave little room for the name of the page in a small window.
        header.widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW_EM * summary.getFont().getSize();
            header.pseudoClassStateChanged(NARROW, narrow);
            var display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
            makeFigure.setContentDisplay(display);
            export.setContentDisplay(display);
        });
        // Half a name says nothing; the rail tells where one is.
        titles.widthProperty()
                .subscribe(
                        width -> titles.setVisible(width.doubleValue() >= title.prefWidth(Region.USE_COMPUTED_SIZE)));
        what.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
            showWhat();
        });
        showWhat();
    }

    private void showWhat() {
        maps.setVisible(showMaps.isSelected());
        curves.setVisible(showCurves.isSelected());
        if (showCurves.isSelected()) {
            model.movie().load();
        } else {
            model.movie().playingProperty().set(false);
        }
        genes.setVisible(showGenes.isSelected());
        groups.setVisible(showGroups.isSelected());
        scores.setVisible(showScores.isSelected());
        answers.setVisible(showAnswers.isSelected());
        // The cards of the other views make figures of their own.
        makeFigure.setDisable(!showMaps.isSelected() && !showCurves.isSelected());
    }

    private void fillExport() {
        export.setTooltip(new Tooltip("Write the run for other programs"));
        export.disableProperty().bind(exporting.busyProperty());
        for (ExportFormat format : ExportFormat.values()) {
            var item = new MenuItem(format.label());
            item.setId("export-" + format.id());
            item.setOnAction(
                    _ -> dialogs.newFile(node.getScene().getWindow(), "Export", exporting.suggestedName(format))
                            .ifPresent(out -> exporting.export(format, out)));
            export.getItems().add(item);
        }
    }

    private OnMaps onMaps() {
        return new OnMaps() {
            @Override
            public void colourBy(Colouring values) {
                showOnMaps(values);
            }

            @Override
            public void colourByGene(String symbol) {
                cells.colourByGene(symbol);
            }

            @Override
            public void mark(String barcode) {
                model.probe().mark(barcode);
            }

            @Override
            public void show() {
                showMaps.setSelected(true);
            }
        };
    }

    private void showOnMaps(Colouring values) {
        cells.colourBy(values);
        showMaps.setSelected(true);
    }

    private void saveGenes() {
        dialogs.newFile(node.getScene().getWindow(), "Save the table", "genes.csv")
                .ifPresent(model.comparison()::save);
    }

    @FXML
    void goOn() {
        goOn.run();
    }

    @FXML
    void makeFigure() {
        exportFigure();
    }

    @Override
    public boolean exportFigure() {
        if (showCurves.isSelected()) {
            figures.accept(lossFigure.apply(courses.choice()));
        } else if (showMaps.isSelected()) {
            figures.accept(cells.draft());
        } else {
            return false;
        }
        return true;
    }
}
