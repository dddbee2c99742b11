package org.mixtura.core.map;

import java.util.Locale;
import org.mixtura.core.error.ConfigProblem;

/** What a map of cells can show along one of its axes. */
public sealed interface MapAxis {

    /** As it is written beside the axis. */
    String name();

    /** As {@link #parse} reads it; dimensions count from 1. */
    default String text() {
        return switch (this) {
            case Map(int dimension) -> "umap:" + (dimension + 1);
            case Latent(int dimension) -> "latent:" + (dimension + 1);
            case Principal(int component) -> "pc:" + (component + 1);
            case Number(String column) -> "column:" + column;
            case Gene(String symbol) -> "gene:" + symbol;
        };
    }

    /**
     * Reads an axis such as {@code umap:1}, {@code latent:3}, {@code pc:2}, {@code column:n_counts} or {@code gene:CD3D}.
     *
     * @throws ConfigProblem when it is none
     */
    static MapAxis parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1).strip();
        String kind = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        boolean counted = rest.matches("[1-9][0-9]{0,5}");
        if (kind.equals("column") && !rest.isEmpty()) {
            return new Number(rest);
        }
        if (kind.equals("gene") && !rest.isEmpty()) {
            return new Gene(rest);
        }
        if (kind.equals("umap") && counted) {
            return new Map(Integer.parseInt(rest) - 1);
        }
        if (kind.equals("latent") && counted) {
            return new Latent(Integer.parseInt(rest) - 1);
        }
        if (kind.equals("pc") && counted) {
            return new Principal(Integer.parseInt(rest) - 1);
        }
        throw new ConfigProblem(
                "'%s' is no axis of a map.".formatted(text),
                "Axes are umap:1 and umap:2, latent:1 and so on, pc:1 and so on (principal components of the latent space),"
                        + " column:NAME for a column of numbers, and gene:NAME.",
                "Write for example --x latent:1 --y gene:CD3D.");
    }

    /** Whether its numbers mean something by themselves. */
    default boolean measured() {
        return true;
    }

    /** A dimension of the map of the cells, from 0. */
    record Map(int dimension) implements MapAxis {

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
    record Latent(int dimension) implements MapAxis {

        @Override
        public String name() {
            return "latent " + (dimension + 1);
        }
    }

    /** A principal component of the latent codes, from 0. */
    record Principal(int component) implements MapAxis {

        @Override
        public String name() {
            return "latent PC " + (component + 1);
        }
    }

    /** A column of numbers, for example a measure of quality. */
    record Number(String column) implements MapAxis {

        @Override
        public String name() {
            return column;
        }
    }

    /** The expression of a gene; without a symbol one that is still to be named. */
    record Gene(String symbol) implements MapAxis {

        /** Stands in lists of axes for any gene. */
        public static final Gene ANY = new Gene("");

        @Override
        public String name() {
            return symbol.isEmpty() ? "gene…" : symbol;
        }
    }
}
