package org.mixtura.core.figure;

import org.mixtura.core.component.TypeTree;

/** The lines of a tree, whichever way it is turned. */
final class Dendrogram {

    private Dendrogram() {}

    /** Takes a line of the tree. */
    interface Line {

        /**
         * @param along place beside the leaves
         * @param height 0 at the leaves, 1 at the highest merge
         */
        void draw(double along, double height, double toAlong, double toHeight);
    }

    /**
     * Draws it: the lower two nodes merge, the nearer to the leaves is the line between them.
     *
     * @param first where the first leaf of the order is
     * @param step between leaves
     */
    static void draw(TypeTree tree, double first, double step, Line line) {
        int leaves = tree.order().length;
        double[] at = new double[leaves + tree.merges().size()];
        double[] reach = new double[at.length];
        for (int i = 0; i < leaves; i++) {
            at[tree.order()[i]] = first + i * step;
        }
        double highest =
                tree.merges().stream().mapToDouble(TypeTree.Merge::height).max().orElse(0);
        for (int i = 0; i < tree.merges().size(); i++) {
            var merge = tree.merges().get(i);
            double height = highest <= 0 ? 0 : merge.height() / highest;
            for (int node : new int[] {merge.first(), merge.second()}) {
                line.draw(at[node], reach[node], at[node], height);
            }
            line.draw(at[merge.first()], height, at[merge.second()], height);
            at[leaves + i] = (at[merge.first()] + at[merge.second()]) / 2;
            reach[leaves + i] = height;
        }
    }
}
