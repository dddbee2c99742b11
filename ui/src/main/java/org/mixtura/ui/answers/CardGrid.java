package org.mixtura.ui.answers;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** Parts of a page in two columns or, where there is no room for that, one below the other. */
final class CardGrid extends StackPane {

    private final GridPane grid = new GridPane();
    private final List<Node> cards;

    /** @param narrowEm below this width, in letters, there is one column */
    CardGrid(List<Node> cards, double narrowEm) {
        this.cards = List.copyOf(cards);
        setMinWidth(0);
        grid.getStyleClass().add("answers-grid");
        // Letters grow with the scale of the window.
        var letter = new Label();
        letter.setVisible(false);
        letter.setManaged(false);
        getChildren().addAll(letter, grid);
        arrange(2);
        Runnable fit = () -> arrange(getWidth() < narrowEm * letter.getFont().getSize() ? 1 : 2);
        widthProperty().subscribe(_ -> fit.run());
        letter.fontProperty().subscribe(_ -> fit.run());
    }

    private void arrange(int columns) {
        if (grid.getColumnConstraints().size() == columns) {
            return;
        }
        grid.getChildren().removeAll(cards);
        grid.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % columns, i / columns);
        }
    }
}
