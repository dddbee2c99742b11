package org.mixtura.ui.chart;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The small card beside the mouse: a title, facts, and who else is there. Lets the mouse through. */
final class HoverCard extends VBox {

    private static final double DISTANCE = 14;

    private final Label title = styled(new Label(), "hover-title");
    private final GridPane facts = new GridPane();
    private final Label summary = styled(new Label(), "hover-summary");

    HoverCard() {
        getStyleClass().add("hover-card");
        facts.getStyleClass().add("hover-facts");
        getChildren().addAll(title, facts, summary);
        summary.setWrapText(true);
        summary.setMaxWidth(280);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }

    /** Shows at a place of the parent, turned so that it stays inside. */
    void show(CellDetails.Card card, @Nullable String together, double x, double y, Region inside) {
        title.setText(card.title());
        facts.getChildren().clear();
        int row = 0;
        for (CellDetails.Fact fact : card.facts()) {
            facts.addRow(
                    row++,
                    styled(new Label(fact.name()), "hover-name"),
                    styled(new Label(fact.value()), "hover-value"));
        }
        facts.setManaged(row > 0);
        summary.setText(together == null ? "" : together);
        summary.setManaged(together != null);
        summary.setVisible(together != null);
        setVisible(true);
        applyCss();
        autosize();
        Insets edge = inside.getInsets();
        boolean left = x + DISTANCE + getWidth() > inside.getWidth() - edge.getRight();
        boolean above = y + DISTANCE + getHeight() > inside.getHeight() - edge.getBottom();
        relocate(
                Math.max(0, left ? x - DISTANCE - getWidth() : x + DISTANCE),
                Math.max(0, above ? y - DISTANCE - getHeight() : y + DISTANCE));
    }

    void hide() {
        setVisible(false);
    }

    /** All texts, for tests and for screen readers. */
    String text() {
        var all = new StringBuilder(title.getText());
        facts.getChildren().forEach(node -> all.append('\n').append(((Label) node).getText()));
        return summary.getText().isEmpty() ? all.toString() : all + "\n" + summary.getText();
    }
}
