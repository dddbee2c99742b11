package org.mixtura.ui.answers;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.Figure;
import org.mixtura.ui.figure.FigureView;

/** An answer of several parts: numbers, words about what is missing, a figure, and what else there is. Empty parts take no room. */
final class AnswerParts extends VBox {

    private final FlowPane tiles = new FlowPane();
    private final VBox remarks = new VBox();
    private final FigureView figure;

    /** @param more below the figure */
    AnswerParts(FigureView figure, Node... more) {
        this.figure = figure;
        getStyleClass().add("answer-parts");
        tiles.getStyleClass().add("score-tiles");
        remarks.getStyleClass().add("answer-remarks");
        getChildren().addAll(tiles, remarks, figure);
        getChildren().addAll(more);
        tiles(List.of());
        remarks(List.of());
    }

    void tiles(List<ScoreTile> shown) {
        tiles.getChildren().setAll(shown);
        present(tiles, !shown.isEmpty());
    }

    /** Each a paragraph. */
    void remarks(List<String> sentences) {
        remarks.getChildren()
                .setAll(sentences.stream().map(AnswerParts::paragraph).toList());
        present(remarks, !sentences.isEmpty());
    }

    private static Label paragraph(String sentences) {
        var label = new Label(sentences);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void figure(Optional<? extends Figure> shown) {
        figure.show(shown);
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
