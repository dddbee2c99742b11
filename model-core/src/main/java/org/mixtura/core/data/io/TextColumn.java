package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;

/** Makes a column about cells of the texts of a table: measured quantities become numbers, all else categories. */
final class TextColumn {

    /** A column of whole numbers with more different values than this is no column of categories. */
    private static final int MOST_NUMBERS = 100;

    private static final String FINITE_NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

    private static final String WHOLE_NUMBER = "[+-]?\\d+";

    /** 007 is a name. */
    private static final String PADDED = "[+-]?0\\d+";

    private TextColumn() {}

    /** The column; blank texts and words for a missing value are missing. */
    static Column of(String name, List<? extends @Nullable String> texts) {
        var values = new ArrayList<@Nullable String>(texts.size());
        for (String text : texts) {
            values.add(text == null || DelimitedFile.isMissing(text.strip()) ? null : text.strip());
        }
        return numbers(name, values).<Column>map(n -> n).orElseGet(() -> Column.Categorical.of(name, values));
    }

    private static Optional<Column.Numeric> numbers(String name, List<@Nullable String> values) {
        double[] numbers = new double[values.size()];
        NumberType type = NumberType.LONG;
        boolean gaps = false;
        var distinct = new HashSet<Double>();
        for (int i = 0; i < numbers.length; i++) {
            String value = values.get(i);
            if (value != null && (!value.matches(FINITE_NUMBER) || value.matches(PADDED))) {
                return Optional.empty();
            }
            numbers[i] = value == null ? Double.NaN : Double.parseDouble(value);
            if (Math.abs(numbers[i]) > NumberLimits.LARGEST_EXACT_DOUBLE) {
                // Long ids are names; as a number their last digits would be lost.
                return Optional.empty();
            }
            distinct.add(numbers[i]);
            type = value == null || value.matches(WHOLE_NUMBER) ? type : NumberType.DOUBLE;
            gaps |= value == null;
        }
        boolean masked = gaps && type.equals(NumberType.LONG);
        return distinct.size() > MOST_NUMBERS
                ? Optional.of(new Column.Numeric(name, numbers, masked ? type.asNullable() : type))
                : Optional.empty();
    }
}
