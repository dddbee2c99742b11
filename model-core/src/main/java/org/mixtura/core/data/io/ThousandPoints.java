package org.mixtura.core.data.io;

import java.util.Optional;

/**
 * Whether the points in a table stand between thousands, as spreadsheets in Spanish, German or Dutch write 1.234 for 1234.
 * Three digits behind each point say so where hardly any number reaches 1000 without one. Decimals that a program wrote with
 * three digits are told from that only where one of them begins with 0.
 */
final class ThousandPoints {

    static final int THOUSAND = 1000;

    /** Whoever writes points between thousands forgets few. */
    private static final int FEW = 10;

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
        boolean said = options.anyValues() || options.numerals().decimals().isPresent();
        return said || decimals || first.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                                Finding.Severity.WARNING,
                                "points-unclear",
                                "Line %d has '%s' in the column %s; it was read as a decimal."
                                        .formatted(line, Findings.shown(first), Findings.shown(column)),
                                "All points in the table stand before three digits, as signs between thousands do, but other numbers"
                                        + " from 1000 on have none.",
                                "If it means %s, say so (--decimals comma); if it is a decimal, say that (--decimals point)."
                                        .formatted(first.replace(".", "")))
                        .with(
                                Fix.ReadDecimals.of(DecimalSign.COMMA, first),
                                Fix.ReadDecimals.of(DecimalSign.POINT, first)));
    }

    /**
     * Refuses a table whose points may stand between thousands.
     *
     * @param name of the file
     * @param options whether it was said what they are
     */
    void check(String name, ReadOptions options) throws UnreadableData {
        boolean said = options.anyValues() || options.numerals().decimals().isPresent();
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
                        "Say what the points are: before decimals (--decimals point) or between thousands (--decimals comma). If"
                                + " only some columns or rows have them and hold no counts, name these (--not-counts NAME,...).")
                .with(
                        Fix.ReadDecimals.of(DecimalSign.POINT, first),
                        Fix.ReadDecimals.of(DecimalSign.COMMA, first),
                        new Fix.ChooseOther());
    }
}
