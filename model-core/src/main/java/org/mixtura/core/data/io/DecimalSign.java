package org.mixtura.core.data.io;

import org.mixtura.core.error.ConfigProblem;

/** The sign before the decimals in the numbers of a table; the other one then stands between thousands. */
public enum DecimalSign {
    /** 1.5 is one and a half, and 1,234 or 1234 one thousand two hundred and thirty-four. */
    POINT("point"),
    /** 1,5 is one and a half, and 1.234 or 1234 one thousand two hundred and thirty-four. */
    COMMA("comma");

    private final String text;

    DecimalSign(String text) {
        this.text = text;
    }

    /** As in run.json and on the command line. */
    public String text() {
        return text;
    }

    /**
     * The sign that a person or a file names.
     *
     * @throws ConfigProblem when it is none
     */
    public static DecimalSign parse(String text) {
        for (DecimalSign sign : values()) {
            if (sign.text.equals(text)) {
                return sign;
            }
        }
        throw new ConfigProblem(
                "'%s' is no sign before decimals.".formatted(text),
                "Decimals stand behind a point, as in 1.5, or behind a comma, as in 1,5.",
                "Write --decimals point or --decimals comma.");
    }
}
