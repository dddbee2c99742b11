package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.TextFields;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.ColourVision;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.run.RunTable;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.theme.Icon;

/** The scatters of the cells, and what they are coloured by. */
final class ExploreMaps {

    private final ExploreViewModel model;
    private final ColourModel colours;
    private final PaneGrid panes;
    private final ProbePane probe;
    private final Node node;

    @FXML
    private CheckBox modelled;

    @FXML
    private ComboBox<Column> colourBy;

    @FXML
    private TextField gene;

    @FXML
    private Label geneProblem;

    @FXML
    private CheckBox names;

    @FXML
    private CheckBox components;

    @FXML
    private Button addMap;

    @FXML
    private Button arrange;

    @FXML
    private Button views;

    @FXML
    private Button vision;

    @FXML
    private Button fade;

    @FXML
    private StackPane maps;

    /**
     * @param background where maps are drawn
     * @param figures takes a figure to its page
     * @param dialogs asks for files
     * @param writing writes tables and texts
     */
    ExploreMaps(
            ExploreViewModel model,
            Executor background,
            Consumer<FigureDraft> figures,
            FileDialogs dialogs,
            ExportViewModel writing) {
        this.model = model;
        this.colours = model.colours();
        this.panes = new PaneGrid(model, background);
        this.probe = new ProbePane(model, actions(figures, dialogs, writing), background);
        this.node = Views.load(this);
        // The maps take the key for themselves and clear the selection.
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (pressed(event).filter(key -> key == KeyAction.CLEAR).isPresent()) {
                model.probe().clearMark();
            }
        });
    }

    private ProbePane.Actions actions(Consumer<FigureDraft> figures, FileDialogs dialogs, ExportViewModel writing) {
        return new ProbePane.Actions() {
            @Override
            public void colourByGene(String symbol) {
                ExploreMaps.this.colourByGene(symbol);
            }

            @Override
            public void figure(FigureDraft draft) {
                figures.accept(draft);
            }

            @Override
            public Optional<Path> newFile(String name) {
                return dialogs.newFile(node.getScene().getWindow(), "Save", name);
            }

            @Override
            public Optional<Path> geneSets() {
                return dialogs.file(node.getScene().getWindow(), "Sets of genes");
            }

            @Override
            public void write(Path file, String text, Runnable written) {
                writing.write(file, text, written);
            }

            @Override
            public void write(Path csv, RunTable table) {
                writing.write(csv, table);
            }
        };
    }

    Node node() {
        return node;
    }

    @FXML
    void initialize() {
        var host = new StackPane(probe);
        host.getStyleClass().add("probe-host");
        host.setMinWidth(Region.USE_PREF_SIZE);
        host.visibleProperty().bind(probe.visibleProperty());
        host.managedProperty().bind(probe.visibleProperty());
        var both = new HBox(panes, host);
        HBox.setHgrow(panes, Priority.ALWAYS);
        both.setMinWidth(0);
        maps.getChildren().add(both);
        names.selectedProperty().bindBidirectional(model.namesProperty());
        components.selectedProperty().bindBidirectional(model.componentsShownProperty());
        components.visibleProperty().bind(model.dividedProperty());
        components.managedProperty().bind(model.dividedProperty());
        components.setTooltip(new Tooltip(
                "The components of the model over the cells: where their means are, and how far they reach"));
        showColours();
        showGenes();
        fillAddMap();
        fillVision();
        new ViewsMenu(model.views(), views).show();
        new FadeMenu(model.fade(), this::colourBy).on(fade);
        modelled.selectedProperty().bindBidirectional(colours.modelledProperty());
        modelled.setOnAction(_ -> colours.byGene(gene.getText()));
        modelled.setTooltip(
                new Tooltip("Colour by the expression that the model expects, without the noise of counting"));
    }

    /** Colours by the expression of a gene. */
    void colourByGene(String symbol) {
        gene.setText(symbol);
        colours.byGene(symbol);
    }

    /** Colours by values that are no column. */
    void colourBy(Colouring values) {
        gene.clear();
        colours.by(values);
    }

    /** What is seen on the map that was touched last, and on those beside it. */
    FigureDraft draft() {
        return panes.active().draft().among(panes.drafts());
    }

    /** Maps in windows of their own come and go with the page. */
    void showLoose(boolean shown) {
        panes.showLoose(shown);
    }

    /** Keys that work wherever the focus is. */
    void keyPressed(KeyEvent event) {
        var view = Keymap.view(event);
        view.ifPresent(model.views()::show);
        var meant = pressed(event);
        meant.ifPresent(this::press);
        if (view.isPresent() || meant.isPresent()) {
            event.consume();
        }
    }

    private Optional<KeyAction> pressed(KeyEvent event) {
        return Keymap.of(node.getScene()).pressed(event, KeyAction.Where.MAPS);
    }

    private void press(KeyAction key) {
        switch (key) {
            case SPLIT, DUPLICATE -> model.panes().duplicate();
            case SAVE -> model.views().save();
            // Not before the key has been typed, or its letter goes into the field.
            case GENE -> Platform.runLater(gene::requestFocus);
            case COLOUR -> {
                colourBy.requestFocus();
                colourBy.show();
            }
            default -> panes.active().scatter().handle(key);
        }
    }

    private void fillAddMap() {
        addMap.setTooltip(new Tooltip("Another map beside these, four at most"));
        addMap.setAccessibleText("Add a map");
        addMap.setGraphic(new Icon("mdi2p-plus-box-multiple-outline"));
        var copy = new MenuItem();
        copy.textProperty().bind(Keymap.behind(addMap, "A copy of the active map", KeyAction.DUPLICATE));
        copy.setId("add-copy");
        copy.setOnAction(_ -> model.panes().duplicate());
        var menu = new ContextMenu(
                adding("UMAP", "add-umap", new MapAxis.Map(0), new MapAxis.Map(1)),
                adding("Latent dimensions", "add-latent", new MapAxis.Latent(0), latent(1)),
                adding(
                        "Principal components of the latent space",
                        "add-principal",
                        new MapAxis.Principal(0),
                        new MapAxis.Principal(latent(1).dimension())),
                copy);
        addMap.setOnAction(_ -> menu.show(addMap, Side.BOTTOM, 0, 0));
        arrange.setTooltip(new Tooltip("Maps in a square, side by side, or one above the other"));
        arrange.setAccessibleText("Arrange the maps");
        arrange.setOnAction(_ -> model.panes()
                .arrangementProperty()
                .set(model.panes().arrangementProperty().get().next()));
        model.panes()
                .arrangementProperty()
                .subscribe(now -> arrange.setGraphic(new Icon(
                        switch (now) {
                            case GRID -> "mdi2v-view-grid-outline";
                            case ROW -> "mdi2v-view-column-outline";
                            case COLUMN -> "mdi2v-view-sequential-outline";
                        })));
        model.panes().panes().subscribe(this::showRoom);
        showRoom();
    }

    private void fillVision() {
        var group = new ToggleGroup();
        var menu = new ContextMenu();
        for (ColourVision eyes : ColourVision.values()) {
            var item = new RadioMenuItem(eyes.label());
            item.setId("vision-" + eyes.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            model.shared().visionProperty().subscribe(now -> item.setSelected(now == eyes));
            item.setOnAction(_ -> model.shared().visionProperty().set(eyes));
            menu.getItems().add(item);
        }
        vision.setTooltip(new Tooltip("Preview: the maps as people see them who confuse some colours"));
        vision.setAccessibleText("Preview for colour-vision deficiencies");
        vision.setOnAction(_ -> menu.show(vision, Side.BOTTOM, 0, 0));
        model.shared()
                .visionProperty()
                .subscribe(now -> vision.setGraphic(
                        new Icon(now == ColourVision.FULL ? "mdi2e-eye-outline" : "mdi2e-eye-settings-outline")));
    }

    private void showRoom() {
        int shown = model.panes().panes().size();
        addMap.setDisable(shown >= PanesModel.MOST);
        arrange.setDisable(shown < 2);
    }

    private MapAxis.Latent latent(int wished) {
        return new MapAxis.Latent(Math.min(wished, model.run().latent().columns() - 1));
    }

    private MenuItem adding(String text, String id, MapAxis x, MapAxis y) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> model.panes().open(x, y));
        return item;
    }

    private void showColours() {
        colourBy.setConverter(new NameConverter<>(Column::name));
        colourBy.setItems(colours.columns());
        colourBy.promptTextProperty().bind(colours.titleProperty());
        colours.columnProperty().subscribe(column -> colourBy.setValue(column.orElse(null)));
        // A new list of columns empties the box.
        colours.columns()
                .subscribe(
                        () -> colourBy.setValue(colours.columnProperty().get().orElse(null)));
        colourBy.valueProperty().subscribe((_, chosen) -> {
            if (chosen != null
                    && colours.columnProperty().get().filter(chosen::equals).isEmpty()) {
                gene.clear();
                colours.by(chosen);
            }
        });
    }

    private void showGenes() {
        gene.setTooltip(Keymap.tooltip(
                gene,
                "Symbol or id of any gene of the data set; two with a plus between them, such as CD3D + CD8A, are shown in one colour",
                KeyAction.GENE));
        gene.disableProperty().bind(colours.expressionProperty().map(Optional::isEmpty));
        var completion = TextFields.bindAutoCompletion(gene, request -> colours.genesLike(request.getUserText()));
        // What was typed before the completion took its place.
        var typed = new SimpleStringProperty("");
        gene.textProperty().subscribe((before, _) -> typed.set(before));
        completion.setOnAutoCompleted(chosen -> {
            // Enter, pressed before the list has caught up with the typing, takes from a list for fewer letters.
            boolean belated = !colours.genesLike(typed.get()).contains(chosen.getCompletion());
            if (belated) {
                gene.setText(typed.get());
            }
            colours.byGene(gene.getText());
        });
        gene.setOnAction(_ -> {
            // Without text there are no suggestions, and the list goes.
            completion.setUserInput("");
            colours.byGene(gene.getText());
        });
        geneProblem.textProperty().bind(colours.geneProblemProperty());
        geneProblem.managedProperty().bind(colours.geneProblemProperty().isNotEmpty());
    }
}
