package org.mixtura.ui.explore;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.TextFields;
import org.mixtura.core.map.MapAxis;
import org.mixtura.ui.control.NameConverter;

/** Chooses an axis of a scatter from a list; for a gene a field takes the place of the list until one is named. */
final class AxisPicker extends StackPane {

    private static final int ROWS = 16;

    private final ObjectProperty<MapAxis> axis;
    private final ComboBox<MapAxis> list = new ComboBox<>();
    private final TextField gene = new TextField();

    /**
     * @param id of the list; the field has {@code -gene} behind it
     * @param genesLike genes that begin with a text
     */
    AxisPicker(
            String id,
            String text,
            ObjectProperty<MapAxis> axis,
            List<MapAxis> choices,
            Function<String, List<String>> genesLike) {
        this.axis = axis;
        list.setId(id);
        list.getStyleClass().addAll("small-choice", "axis-choice");
        list.setAccessibleText(text);
        list.setTooltip(new Tooltip(text));
        list.setVisibleRowCount(ROWS);
        list.setConverter(new NameConverter<>(MapAxis::name));
        list.getItems().setAll(choices);
        list.setMinWidth(0);
        list.setMaxWidth(Double.MAX_VALUE);
        gene.setId(id + "-gene");
        gene.setPromptText("gene");
        gene.setPrefColumnCount(7);
        gene.getStyleClass().add("small-choice");
        gene.setAccessibleText("Gene of the axis");
        getChildren().addAll(list, gene);
        setMinWidth(0);
        axis.subscribe(this::show);
        list.valueProperty().subscribe((_, chosen) -> choose(chosen));
        TextFields.bindAutoCompletion(gene, request -> genesLike.apply(request.getUserText()))
                .setOnAutoCompleted(chosen -> name(chosen.getCompletion()));
        gene.setOnAction(_ -> name(gene.getText()));
        gene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show(axis.get());
                event.consume();
            }
        });
        gene.focusedProperty().subscribe((_, focused) -> {
            if (!focused && gene.getText().isBlank()) {
                show(axis.get());
            }
        });
    }

    private void show(MapAxis shown) {
        if (!list.getItems().contains(shown)) {
            // Before the entry for any gene, so that it can be chosen again.
            list.getItems().add(list.getItems().size() - 1, shown);
        }
        list.setValue(shown);
        ask(false);
    }

    private void ask(boolean forGene) {
        list.setVisible(!forGene);
        gene.setVisible(forGene);
    }

    private void choose(MapAxis chosen) {
        if (MapAxis.Gene.ANY.equals(chosen)) {
            gene.clear();
            ask(true);
            gene.requestFocus();
        } else if (chosen != null) {
            axis.set(chosen);
        }
    }

    private void name(String symbol) {
        if (symbol.isBlank()) {
            show(axis.get());
        } else {
            axis.set(new MapAxis.Gene(symbol.strip()));
            show(axis.get());
        }
    }
}
