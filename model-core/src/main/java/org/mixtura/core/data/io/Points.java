package org.mixtura.core.data.io;

import org.mixtura.core.error.ConfigProblem;

/** What the points in the numbers of a table are. */
public enum Points {
    /** 1.234 is one and a bit. */
    DECIMALS("decimals"),
    /** 1.234 is one thousand two hundred and thirty-four. */
    THOUSANDS("thousands");

    private final String text;

    Points(String text) {
        this.text = text;
    }

    /** As in run.json and on the command line. */
    public String text() {
        return text;
    }

    /**
     * The meaning that a person or a file names.
     *
     * @throws ConfigProblem when it is none
     */
    public static Points parse(String text) {
        for (Points meaning : values()) {
            if (meaning.text.equals(text)) {
                return meaning;
            }
        }
        throw new ConfigProblem(
                "'%s' is no meaning of points.".formatted(text),
                "In 1.234 the point stands before decimals or between thousands.",
                "Write --points decimals or --points thousands.");
    }
}
