package org.mixtura.core.data.io;

/**
 * Whether the points in a table stand between thousands, as spreadsheets in Spanish, German or Dutch write 1.234 for 1234.
 * Three digits behind each point say so where there is no larger number that is written without one.
 */
final class ThousandPoints {

    private static final int THOUSAND = 1000;

    private String first = "";
    private String column = "";
    private long line;
    private boolean decimals;

    /** Looks at a number as it is written. */
    void look(String text, long inLine, String inColumn) {
        int point = text.indexOf('.');
        if (decimals || point < 0) {
            return;
        }
        if (!isPossible(text, point)) {
            decimals = true;
        } else if (first.isEmpty()) {
            first = text;
            line = inLine;
            column = inColumn;
        }
    }

    /** Between thousands, one to three digits stand before the point and three behind; none begins with 0. */
    private static boolean isPossible(String text, int point) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        return digits && point >= 1 && point <= 3 && text.length() == point + 4 && text.charAt(0) != '0';
    }

    /**
     * Refuses a table whose points may stand between thousands.
     *
     * @param name of the file
     * @param largest of its numbers, points read as before decimals
     */
    void check(String name, double largest) throws UnreadableData {
        if (!decimals && !first.isEmpty() && largest < THOUSAND) {
            throw new UnreadableData(
                    "no-number",
                    "Line %d of %s has '%s' in the column %s: all points in the table stand before three digits, as signs between thousands do."
                            .formatted(line, name, Findings.shown(first), Findings.shown(column)),
                    "No number without a point reaches 1000, and none begins with 0 before a point, so %s may mean %s; read as a"
                                    .formatted(first, first.replace(".", ""))
                            + " decimal it would be a thousand times too small.",
                    "Write the table again without signs between thousands: in a spreadsheet set the format of the cells to plain"
                            + " numbers before saving. If these are decimals: name the columns that hold no counts (--not-counts"
                            + " NAME,...), say that none are counts (--values any), or write them with another number of"
                            + " decimals.");
        }
    }
}
