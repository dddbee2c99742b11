package org.mixtura.core.data.io;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the numbers of a table are written, where they do not say it themselves.
 *
 * @param decimals the sign before decimals; empty: detected, and asked about where it may be either
 * @param blanksAreZeros whether fields without anything in them are 0, as pivot tables leave them
 */
public record Numerals(Optional<DecimalSign> decimals, boolean blanksAreZeros) {

    /** Everything detected. */
    public static final Numerals DETECT = new Numerals(Optional.empty(), false);

    private static final Pattern WITH_COMMAS = Pattern.compile("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern WITH_POINTS =
            Pattern.compile("-?([1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?|\\d+,\\d+([eE][+-]?\\d+)?)");

    private static final Pattern POINTED = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    /** Signs that stand between thousands and never before decimals: 1'400. */
    private static final Pattern OTHER_SIGNS = Pattern.compile("-?\\d{1,3}([' \u00a0\u202f\u2019]\\d{3})+");

    /** The same with that sign before decimals. */
    public Numerals with(DecimalSign sign) {
        return new Numerals(Optional.of(sign), blanksAreZeros);
    }

    /** The same with blank fields taken as 0. */
    public Numerals withBlanksAsZeros() {
        return new Numerals(decimals, true);
    }

    /** A number without signs between thousands and with a point before decimals; as it is where nothing was said. */
    String plain(String text) {
        return decimals.isEmpty() ? text : plain(text, decimals.get());
    }

    private static String plain(String text, DecimalSign sign) {
        return switch (sign) {
            case POINT -> WITH_COMMAS.matcher(text).matches() ? text.replace(",", "") : text;
            case COMMA ->
                WITH_POINTS.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : text;
        };
    }

    /** The signs before decimals with which a text that is no number would be one. */
    static List<DecimalSign> readings(String text) {
        return DelimitedFile.isNumber(text)
                ? List.of()
                : Stream.of(DecimalSign.COMMA, DecimalSign.POINT)
                        .filter(sign -> DelimitedFile.isNumber(plain(text, sign)))
                        .toList();
    }

    /** Whether a text is read as a decimal, and is a thousand times as much where points stand between thousands. */
    static boolean mayBeThousands(String text) {
        return POINTED.matcher(text).matches();
    }

    /** Whether a text is a number, a missing one, or would be one if somebody said what its signs are. */
    static boolean mayBe(String text) {
        return DelimitedFile.isNumber(text)
                || !readings(text).isEmpty()
                || OTHER_SIGNS.matcher(text).matches();
    }

    /** The options that say one of these signs, as they are typed. */
    static String options(List<DecimalSign> signs) {
        return signs.stream().map(sign -> "--decimals " + sign.text()).collect(Collectors.joining(" or "));
    }

    /**
     * The error for a field with signs that nobody said the meaning of.
     *
     * @param where the line and the file
     */
    static UnreadableData unclear(String text, String where, String column) {
        List<DecimalSign> readings = readings(text);
        String what = "%s has '%s' in the column %s, with a sign between thousands%s."
                .formatted(
                        where,
                        Findings.shown(text),
                        Findings.shown(column),
                        readings.isEmpty() ? "" : " or before decimals");
        if (readings.isEmpty()) {
            return new UnreadableData(
                    "no-number",
                    what,
                    "Numbers are read without such signs, as 1400.",
                    "Write the table again without signs between thousands: in a spreadsheet set the format of the cells to"
                            + " plain numbers before saving.");
        }
        return new UnreadableData(
                        "no-number",
                        what,
                        readings.size() > 1
                                ? "A comma before three digits may be either, so nobody can know."
                                : "Read with a %s before decimals it is %s."
                                        .formatted(readings.getFirst().text(), plain(text, readings.getFirst())),
                        "Say which sign stands before decimals (%s). If the column or row holds no counts, name it (--not-counts NAME,...)."
                                .formatted(options(readings)))
                .with(Stream.concat(
                                readings.stream().map(sign -> Fix.ReadDecimals.of(sign, text)),
                                Stream.of(new Fix.ChooseOther()))
                        .toArray(Fix[]::new));
    }
}
