package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.FigureDraft;

/** Two maps of the cells, the UMAP and two latent dimensions, and what they are coloured by. */
final class ExploreMaps {

    private final ExploreViewModel model;
    private final ScatterPane umap;
    private final ScatterPane latent;
    private final Node node;
    private ScatterPane active;

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
    private BorderPane umapCard;

    @FXML
    private BorderPane latentCard;

    @FXML
    private ComboBox<Integer> axisX;

    @FXML
    private ComboBox<Integer> axisY;

    /** @param background where maps are drawn */
    ExploreMaps(ExploreViewModel model, Executor background) {
        this.model = model;
        this.umap = new ScatterPane(model.umap(), background);
        this.latent = new ScatterPane(model.latent(), background);
        this.active = umap;
        this.node = Views.load(this);
    }

    Node node() {
        return node;
    }

    @FXML
    void initialize() {
        addMap(umap, umapCard, "UMAP of the cells");
        addMap(latent, latentCard, "Two latent dimensions");
        names.selectedProperty().bindBidirectional(model.namesProperty());
        showColours();
        showGenes();
        fillAxis(axisX, model.axisXProperty());
        fillAxis(axisY, model.axisYProperty());
        modelled.selectedProperty().bindBidirectional(model.modelledProperty());
        modelled.setOnAction(_ -> model.colourByGene(gene.getText()));
        modelled.setTooltip(
                new Tooltip("Colour by the expression that the model expects, without the noise of counting"));
    }

    /** Colours by the expression of a gene. */
    void colourByGene(String symbol) {
        gene.setText(symbol);
        model.colourByGene(symbol);
    }

    /** Colours by values that are no column. */
    void colourBy(Colouring values) {
        gene.clear();
        model.colourBy(values);
    }

    /** What is seen on the map that was touched last. */
    FigureDraft draft() {
        boolean map = active == umap;
        var seen = new SeenFigure(
                model.run(),
                map ? model.umap() : model.latent(),
                model.namesProperty().get());
        return seen.draft(map ? "umap" : "latent", !map, active.proportion());
    }

    /** Keys that work wherever the focus is. */
    void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.getTarget() instanceof TextInputControl) {
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

    private void addMap(ScatterPane pane, BorderPane card, String text) {
        pane.setDetails(model.details());
        pane.setAccessibleText(text);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> active = pane);
        model.namesProperty().subscribe(pane::setNamesVisible);
        card.setCenter(pane);
        ((HBox) card.getTop()).getChildren().add(pane.tools());
    }

    private void showColours() {
        colourBy.setConverter(new NameConverter<>(Column::name));
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
        box.setConverter(new NameConverter<>(index -> Integer.toString(index + 1)));
        box.getItems().setAll(IntStream.range(0, model.dimensions()).boxed().toList());
        box.setValue(axis.get());
        box.valueProperty().subscribe((_, chosen) -> axis.set(chosen));
    }
}
