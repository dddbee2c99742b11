package org.mixtura.core;

import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;

/** A place in the latent space that a path goes through. */
public sealed interface PathPoint {

    /** The mean of a component of the model's mixture, from 1. */
    record Component(int number) implements PathPoint {

        @Override
        public String toString() {
            return "component " + number;
        }
    }

    /** The mean of the codes of the cells of a group, see {@link RunGroups#groups}. */
    record Group(ColumnRef by, String level) implements PathPoint {

        @Override
        public String toString() {
            return level;
        }
    }

    /** The code of a cell. */
    record Cell(String barcode) implements PathPoint {

        @Override
        public String toString() {
            return barcode;
        }
    }

    /**
     * What somebody typed: {@code component:3}, {@code cell:BARCODE} or {@code COLUMN=LEVEL}.
     *
     * @param base where relative files of columns count from
     * @throws ConfigProblem when it is none of these
     */
    static PathPoint parse(String text, Path base) {
        if (text.startsWith("cell:")) {
            return new Cell(text.substring("cell:".length()));
        }
        if (text.matches("component:\\d+")) {
            return new Component(Integer.parseInt(text.substring("component:".length())));
        }
        int equals = text.indexOf('=');
        if (equals > 0 && equals < text.length() - 1) {
            return new Group(ColumnRef.parse(text.substring(0, equals), base), text.substring(equals + 1));
        }
        throw new ConfigProblem(
                "'%s' is no place in the latent space.".formatted(text),
                "A path goes through components, cells and groups: component:3, cell:BARCODE, COLUMN=LEVEL.",
                "Write one of these.");
    }
}
