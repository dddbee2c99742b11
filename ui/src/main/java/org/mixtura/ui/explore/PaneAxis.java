package org.mixtura.ui.explore;

/** What a scatter can show along one of its axes. */
sealed interface PaneAxis {

    /** As it is written beside the axis. */
    String name();

    /** Whether its numbers mean something by themselves. */
    default boolean measured() {
        return true;
    }

    /** A dimension of the map of the cells, from 0. */
    record Map(int dimension) implements PaneAxis {

        @Override
        public String name() {
            return "UMAP " + (dimension + 1);
        }

        @Override
        public boolean measured() {
            return false;
        }
    }

    /** A dimension of the latent space, from 0. */
    record Latent(int dimension) implements PaneAxis {

        @Override
        public String name() {
            return "latent " + (dimension + 1);
        }
    }

    /** A principal component of the latent codes, from 0. */
    record Principal(int component) implements PaneAxis {

        @Override
        public String name() {
            return "latent PC " + (component + 1);
        }
    }

    /** A column of numbers, for example a measure of quality. */
    record Number(String column) implements PaneAxis {

        @Override
        public String name() {
            return column;
        }
    }

    /** The expression of a gene; without a symbol one that is still to be named. */
    record Gene(String symbol) implements PaneAxis {

        /** Stands in lists of axes for any gene. */
        static final Gene ANY = new Gene("");

        @Override
        public String name() {
            return symbol.isEmpty() ? "gene…" : symbol;
        }
    }
}
