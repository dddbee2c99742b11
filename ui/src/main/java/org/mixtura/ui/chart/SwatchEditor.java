package org.mixtura.ui.chart;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixtura.core.data.HexColour;
import org.mixtura.core.figure.Palette;

/** Chooses the colour of a level: one of the palette, any other as #rrggbb, or that of its place in the palette again. */
final class SwatchEditor extends ContextMenu {

    private static final int OFFERED = 24;

    SwatchEditor(String level, int argb, LegendPane.Recolour recolour) {
        setId("swatch-editor");
        var colours = new FlowPane();
        colours.getStyleClass().add("swatch-colours");
        for (int i = 0; i < OFFERED; i++) {
            int colour = Palette.colour(i);
            var button = new Button();
            button.getStyleClass().add("swatch-button");
            button.setStyle("-swatch: %s;".formatted(HexColour.text(colour)));
            button.setAccessibleText("Colour %d of the palette".formatted(i + 1));
            button.setOnAction(_ -> choose(level, Optional.of(colour), recolour));
            colours.getChildren().add(button);
        }
        var code = new TextField(HexColour.text(argb));
        code.setId("swatch-code");
        code.setPrefColumnCount(7);
        code.setOnAction(_ -> {
            if (code.getText().strip().matches("#[0-9a-fA-F]{6}")) {
                int typed = Integer.parseInt(code.getText().strip().substring(1), 16);
                choose(level, Optional.of(0xff000000 | typed), recolour);
            } else {
                code.selectAll();
            }
        });
        var standard = new Button("Standard");
        standard.setId("swatch-standard");
        standard.getStyleClass().add("small");
        standard.setOnAction(_ -> choose(level, Optional.empty(), recolour));
        var row = new HBox(code, standard);
        row.getStyleClass().add("swatch-row");
        var title = new Label("Colour of " + level);
        title.getStyleClass().add("legend-title");
        var content = new CustomMenuItem(new VBox(6, title, colours, row), false);
        content.getStyleClass().add("swatch-item");
        getItems().add(content);
    }

    private void choose(String level, Optional<Integer> argb, LegendPane.Recolour recolour) {
        hide();
        recolour.colour(level, argb);
    }
}
