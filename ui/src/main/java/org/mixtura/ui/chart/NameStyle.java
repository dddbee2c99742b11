package org.mixtura.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.mixtura.core.figure.PlacedName;

/** How names on a map are written; font and colours come from the style sheet. */
final class NameStyle {

    private static final double HALO = 3.5;

    /** Never seen. */
    private final Text style = new Text();

    private final Text measure = new Text();
    private double widest = Double.POSITIVE_INFINITY;

    NameStyle(Runnable redraw) {
        style.getStyleClass().add("map-name");
        style.setVisible(false);
        style.fontProperty().subscribe(_ -> redraw.run());
        style.fillProperty().subscribe(_ -> redraw.run());
    }

    /** A node that must be in the scene. */
    Node node() {
        return style;
    }

    /** Names are cut where they would cover most of a picture of this width. */
    void fit(double pictureWidth) {
        widest = PlacedName.WIDEST * pictureWidth;
        measure.setFont(style.getFont());
    }

    /** A name with its middle at a place, pixels. */
    PlacedName name(String text, double x, double y) {
        String fitted = fitted(text);
        measure.setText(fitted);
        var bounds = measure.getLayoutBounds();
        return PlacedName.at(fitted, x, y, bounds.getWidth(), bounds.getHeight());
    }

    /** Cut in the middle: names of one family often differ in their ends only. */
    private String fitted(String text) {
        measure.setText(text);
        double width = measure.getLayoutBounds().getWidth();
        int kept = (int) (text.length() * widest / width) - 1;
        return width <= widest || kept < 2
                ? text
                : text.substring(0, (kept + 1) / 2).strip() + "…"
                        + text.substring(text.length() - kept / 2).strip();
    }

    void draw(GraphicsContext graphics, PlacedName name) {
        graphics.setFont(style.getFont());
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        if (name.isAway()) {
            graphics.setStroke(style.getFill());
            graphics.setLineWidth(1);
            graphics.strokeLine(name.anchorX(), name.anchorY(), name.x(), name.y());
        }
        graphics.setLineWidth(HALO);
        graphics.setStroke(style.getStroke());
        graphics.setFill(style.getFill());
        graphics.strokeText(name.text(), name.x(), name.y());
        graphics.fillText(name.text(), name.x(), name.y());
    }
}
