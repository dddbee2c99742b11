package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;

/**
 * Makes a column about cells of the texts of a table: measured quantities become numbers, True and False flags, all else
 * categories, whose levels stay numbers where all of them are.
 */
final class TextColumn {

    /** A column of whole numbers with more different values than this is no column of categories. */
    private static final int MOST_NUMBERS = 100;

    private static final String FINITE_NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    private static final String WHOLE_NUMBER = "[+-]?\\d+";

    /** 007 is a name. */
    private static final String PADDED = "[+-]?0\\d+";

    /** 1E5 is a well; a power of ten has a point or a sign, as 1.0e+05. */
    private static final Pattern CODE = Pattern.compile("\\d+[eE]\\d+");

    private static final Set<String> FLAGS = Set.of("True", "False", "TRUE", "FALSE", "true", "false");

    private TextColumn() {}

    /** The column; blank texts and words for a missing value are missing. */
    static Column of(String name, List<? extends @Nullable String> texts) {
        var values = new ArrayList<@Nullable String>(texts.size());
        for (String text : texts) {
            values.add(text == null || DelimitedFile.isMissing(text.strip()) ? null : text.strip());
        }
        return flags(name, values)
                .<Column>map(flags -> flags)
                .or(() -> Numbers.of(values).map(numbers -> numbers.column(name, values)))
                .orElseGet(() -> Column.Categorical.of(name, values));
    }

    private static Optional<Column.Categorical> flags(String name, List<@Nullable String> values) {
        boolean gaps = false;
        boolean any = false;
        var written = new ArrayList<@Nullable String>(values.size());
        for (String value : values) {
            if (value != null && !FLAGS.contains(value)) {
                return Optional.empty();
            }
            gaps |= value == null;
            any |= value != null;
            written.add(value == null ? null : value.toLowerCase(Locale.ROOT).equals("true") ? "True" : "False");
        }
        if (!any) {
            return Optional.empty();
        }
        var plain = Column.Categorical.of(name, written);
        var kind = gaps ? Column.Levels.NULLABLE_FLAG : Column.Levels.FLAG;
        return Optional.of(new Column.Categorical(name, plain.levels(), plain.codes(), kind, false));
    }

    /**
     * A column of numbers, as its texts say.
     *
     * @param whole whether all values are whole, however they are written
     * @param written whether all are written without a decimal point
     * @param faithful whether each number is written in one way only, so that none is lost with its text
     */
    private record Numbers(
            double[] values, boolean whole, boolean written, boolean faithful, boolean gaps, int distinct) {

        /** The numbers; empty when a value is none. */
        static Optional<Numbers> of(List<@Nullable String> texts) {
            double[] values = new double[texts.size()];
            boolean whole = true;
            boolean written = true;
            boolean canonical = true;
            boolean gaps = false;
            var numbers = new HashSet<Double>();
            var different = new HashSet<String>();
            for (int i = 0; i < values.length; i++) {
                String text = texts.get(i);
                if (text == null) {
                    values[i] = Double.NaN;
                    gaps = true;
                    continue;
                }
                // Long ids are names; as a number their last digits would be lost.
                if (!text.matches(FINITE_NUMBER)
                        || text.matches(PADDED)
                        || Math.abs(Double.parseDouble(text)) > NumberLimits.LARGEST_EXACT_DOUBLE) {
                    return Optional.empty();
                }
                values[i] = Double.parseDouble(text);
                whole &= values[i] == Math.rint(values[i]);
                written &= text.matches(WHOLE_NUMBER);
                canonical &= !text.startsWith("+") && !text.equals("-0");
                numbers.add(values[i]);
                different.add(text);
            }
            boolean codes = different.stream().allMatch(CODE.asMatchPredicate());
            return codes
                    ? Optional.empty()
                    : Optional.of(new Numbers(
                            values,
                            whole,
                            written,
                            canonical && numbers.size() == different.size(),
                            gaps,
                            numbers.size()));
        }

        Column column(String name, List<@Nullable String> texts) {
            boolean measured = distinct > MOST_NUMBERS || !whole && faithful;
            if (measured) {
                NumberType type = !written ? NumberType.DOUBLE : gaps ? NumberType.LONG.asNullable() : NumberType.LONG;
                return new Column.Numeric(name, values, type);
            }
            var plain = Column.Categorical.of(name, texts);
            var kind = !faithful
                    ? Column.Levels.TEXT
                    : written ? Column.Levels.WHOLE_NUMBER : Column.Levels.DECIMAL_NUMBER;
            return new Column.Categorical(name, plain.levels(), plain.codes(), kind, false);
        }
    }
}
