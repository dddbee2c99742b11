package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mixtura.core.run.ColumnRef;

/** A place in the latent space: to be decoded, or for a path to go through. */
public sealed interface PathPoint {

    /** As {@link #parse} reads it, so that a place can be kept with a figure. */
    String text();

    /** The same with a file that it names named as from a folder, which is absolute. */
    default PathPoint seenFrom(Path base) {
        return this;
    }

    /** The mean of a component of the model's mixture, from 1. */
    record Component(int number) implements PathPoint {

        @Override
        public String text() {
            return "component:" + number;
        }

        @Override
        public String toString() {
            return "component " + number;
        }
    }

    /** The mean of the codes of the cells of a group, see {@link RunGroups#groups}. */
    record Group(ColumnRef by, String level) implements PathPoint {

        @Override
        public String text() {
            return by.file().map(file -> file + ":").orElse("") + by.column() + "=" + level;
        }

        @Override
        public PathPoint seenFrom(Path base) {
            return new Group(by.seenFrom(base), level);
        }

        @Override
        public String toString() {
            return level;
        }
    }

    /** The code of a cell. */
    record Cell(String barcode) implements PathPoint {

        @Override
        public String text() {
            return "cell:" + barcode;
        }

        @Override
        public String toString() {
            return barcode;
        }
    }

    /**
     * The mean of the codes of some cells.
     *
     * @param name what somebody calls them
     */
    record Cells(String name, List<String> barcodes) implements PathPoint {

        public Cells {
            barcodes = List.copyOf(barcodes);
        }

        @Override
        public String text() {
            return "cells:" + String.join(";", barcodes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A place on the map of the cells. UMAP has no inverse, so this is the mean of the codes of the 15 cells that are nearest on the
     * map, weighted by how near they are.
     */
    record OnMap(double x, double y) implements PathPoint {

        @Override
        public String text() {
            return "umap:" + x + "," + y;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "map %.1f, %.1f", x, y);
        }
    }

    /**
     * A place on dimensions or principal components of the latent space.
     *
     * @param at at least one, each on another axis
     * @param others where the place is in all other directions
     */
    record OnAxes(List<Coordinate> at, Others others) implements PathPoint {

        /** So many coordinates can be read. */
        private static final int FEW = 3;

        public OnAxes {
            at = List.copyOf(at);
        }

        @Override
        public String text() {
            String kind = at.getFirst().principal() ? "pc:" : "latent:";
            return kind
                    + at.stream()
                            .map(each -> each.number() + "=" + each.value())
                            .collect(Collectors.joining(","))
                    + "@" + others.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return at.size() > FEW ? "a place between cells" : coordinates();
        }

        private String coordinates() {
            return at.stream()
                    .map(each -> String.format(
                            Locale.ROOT,
                            "%s %d = %.2f",
                            each.principal() ? "latent PC" : "latent",
                            each.number(),
                            each.value()))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * A value on one axis.
     *
     * @param principal whether it is a principal component of the codes; else a latent dimension
     * @param number of the axis, from 1
     */
    record Coordinate(boolean principal, int number, double value) {}

    /** What a place on few axes has in all other directions. */
    enum Others {
        /** As the cell that is nearest on these axes. */
        NEAREST("as the nearest cell"),
        /** As the mean of the component that the nearest cell is in. */
        COMPONENT("as the mean of the component there"),
        /** As the mean of all cells. */
        MEAN("as the mean of all cells");

        private final String label;

        Others(String label) {
            this.label = label;
        }

        /** In a few words. */
        public String label() {
            return label;
        }
    }

    /**
     * What somebody typed: {@code component:3}, {@code cell:BARCODE}, {@code cells:BARCODE;BARCODE}, {@code umap:3.1,-2}, {@code
     * latent:1=0.5,2=-1} or {@code pc:1=2}, both also with {@code @component} or {@code @mean} behind them for the other directions, or
     * {@code COLUMN=LEVEL}.
     *
     * @param base where relative files of columns count from
     * @throws org.mixtura.core.error.ConfigProblem when it is none of these
     */
    static PathPoint parse(String text, Path base) {
        return PlaceText.parse(text, base);
    }
}
