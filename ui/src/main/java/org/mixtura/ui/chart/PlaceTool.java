package org.mixtura.ui.chart;

/** What the mouse does in a scatter while it places points and paths; in the coordinates of the data. */
public interface PlaceTool {

    /**
     * A press.
     *
     * @param mode what is placed
     * @param x of the data
     * @param y of the data
     * @param reachX so far from a thing it is still meant, along x
     * @param reachY the same along y
     * @param shift whether Shift is held
     * @param alt whether Alt is held
     */
    record Press(LinkedView.Mode mode, double x, double y, double reachX, double reachY, boolean shift, boolean alt) {

        /** Whether a thing is within reach. */
        public boolean reaches(double otherX, double otherY) {
            double dx = (otherX - x) / reachX;
            double dy = (otherY - y) / reachY;
            return dx * dx + dy * dy <= 1;
        }
    }

    /** The button went down. */
    void pressed(Press press);

    /** The mouse moved with the button down. */
    void dragged(double x, double y);

    /** The button came up. */
    void released();
}
