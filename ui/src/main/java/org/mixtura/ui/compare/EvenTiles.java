package org.mixtura.ui.compare;

import javafx.scene.layout.Pane;

/** Parts of the same size in as many columns as make them most nearly square. */
final class EvenTiles extends Pane {

    private static final double GAP = 10;

    EvenTiles() {
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        if (count == 0) {
            return;
        }
        int columns = columns(count, getWidth(), getHeight());
        int rows = (count + columns - 1) / columns;
        double width = Math.max(0, (getWidth() - (columns - 1) * GAP) / columns);
        double height = Math.max(0, (getHeight() - (rows - 1) * GAP) / rows);
        for (int i = 0; i < count; i++) {
            getChildren()
                    .get(i)
                    .resizeRelocate(i % columns * (width + GAP), i / columns * (height + GAP), width, height);
        }
    }

    /** The number of columns with the largest shorter side of a part; of equally good ones the smallest, which leaves the least empty. */
    static int columns(int count, double width, double height) {
        int best = count;
        double side = 0;
        for (int columns = count; columns >= 1; columns--) {
            int rows = (count + columns - 1) / columns;
            double shorter = Math.min(width / columns, height / rows);
            if (shorter >= side) {
                side = shorter;
                best = columns;
            }
        }
        return best;
    }
}
