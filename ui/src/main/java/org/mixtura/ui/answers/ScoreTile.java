package org.mixtura.ui.answers;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One number in large letters: what it is above it, how to read it below. */
final class ScoreTile extends VBox {

    ScoreTile(String name, String value, String meaning) {
        getStyleClass().add("score-tile");
        var number = new Label(value);
        number.getStyleClass().add("score-value");
        var words = new Label(meaning);
        words.getStyleClass().add("muted");
        getChildren().addAll(new Label(name), number, words);
    }
}
