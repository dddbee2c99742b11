package org.mixtura.core.data.io;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the points in a table stand between thousands, as spreadsheets in Spanish, German or Dutch write 1.234 for 1234.
 * Three digits behind each point say so where hardly any number reaches 1000 without one. Decimals that a program wrote with
 * three digits are told from that only where one of them begins with 0.
 */
final class ThousandPoints {

    static final int THOUSAND = 1000;

    /** Whoever writes points between thousands forgets few. */
    private static final int FEW = 10;

    private static final Pattern GROUPED = Pattern.compile("-?[1-9]\\d{0,2}(\\.\\d{3})+");

    private String first = "";
    private String column = "";
    private long line;
    private long pointed;
    private long plain;
    private boolean decimals;

    /** Looks at a number as it is written. */
    void look(String text, long inLine, String inColumn) {
        int point = text.indexOf('.');
        if (decimals || point < 0) {
            return;
        }
        if (!isPossible(text, point)) {
            decimals = true;
            return;
        }
        pointed++;
        if (first.isEmpty()) {
            first = text;
            line = inLine;
            column = inColumn;
        }
    }

    /** Counts a number from 1000 on that is written without a point. */
    void plain() {
        plain++;
    }

    /** Between thousands, one to three digits stand before the point and three behind; none begins with 0. */
    private static boolean isPossible(String text, int point) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        return digits && point >= 1 && point <= 3 && text.length() == point + 4 && text.charAt(0) != '0';
    }

    /** What is to be said where decimals are likelier and nobody can know: hardly any number has a point. */
    Optional<Finding> doubt(ReadOptions options) {
        boolean said = options.anyValues() || options.points().isPresent();
        return said || decimals || first.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                                Finding.Severity.WARNING,
                                "points-unclear",
                                "Line %d has '%s' in the column %s; it was read as a decimal."
                                        .formatted(line, Findings.shown(first), Findings.shown(column)),
                                "All points in the table stand before three digits, as signs between thousands do, but other numbers"
                                        + " from 1000 on have none.",
                                "If it means %s, say so (--points thousands); if it is a decimal, say that (--points decimals)."
                                        .formatted(first.replace(".", "")))
                        .with(new Fix.ReadPoints(Points.THOUSANDS), new Fix.ReadPoints(Points.DECIMALS)));
    }

    /**
     * The error for a number with signs that can only stand between thousands, or with a comma that may.
     *
     * @param where the line and the file
     */
    static UnreadableData grouped(String text, String where, String column) {
        boolean points = GROUPED.matcher(text).matches();
        var error = new UnreadableData(
                "no-number",
                "%s has '%s' in the column %s, with a sign between thousands."
                        .formatted(where, Findings.shown(text), Findings.shown(column)),
                points
                        ? "Numbers are read without such signs, as 1400."
                        : "Numbers are read without such signs, as 1400; a comma may also stand before decimals, so nobody can know.",
                (points ? "Say that points stand between thousands (--points thousands), or write" : "Write")
                        + " the table again without signs between thousands: in a spreadsheet set the format of the cells to"
                        + " plain numbers before saving.");
        return points ? error.with(new Fix.ReadPoints(Points.THOUSANDS), new Fix.ChooseOther()) : error;
    }

    /** A number without the points between its thousands; as it is where they do not stand so. */
    static String joined(String text) {
        return GROUPED.matcher(text).matches() ? text.replace(".", "") : text;
    }

    /**
     * Refuses a table whose points may stand between thousands.
     *
     * @param name of the file
     * @param options whether it was said what they are
     */
    void check(String name, ReadOptions options) throws UnreadableData {
        boolean said = options.anyValues() || options.points().isPresent();
        if (said || decimals || first.isEmpty() || FEW * plain > pointed) {
            return;
        }
        throw new UnreadableData(
                        "no-number",
                        "Line %d of %s has '%s' in the column %s: all points in the table stand before three digits, as signs between thousands do."
                                .formatted(line, name, Findings.shown(first), Findings.shown(column)),
                        "%s, and none begins with 0 before a point, so %s may mean %s; read as a decimal it would be a thousand times too small."
                                .formatted(
                                        plain == 0
                                                ? "No number without a point reaches 1000"
                                                : "Hardly any number without a point reaches 1000",
                                        first,
                                        first.replace(".", "")),
                        "Say what the points are: before decimals (--points decimals) or between thousands (--points thousands). If"
                                + " only some columns or rows have them and hold no counts, name these (--not-counts NAME,...).")
                .with(new Fix.ReadPoints(Points.DECIMALS), new Fix.ReadPoints(Points.THOUSANDS), new Fix.ChooseOther());
    }
}
