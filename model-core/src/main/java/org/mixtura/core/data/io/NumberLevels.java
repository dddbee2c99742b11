package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;

/** Columns of categories whose levels are numbers, and what numbers they are. */
final class NumberLevels {

    private NumberLevels() {}

    /** Whether a column has numbers, as values or as levels. */
    static boolean isOfNumbers(Column column) {
        return switch (column) {
            case Column.Numeric _ -> true;
            case Column.Categorical levels ->
                levels.kind() == Column.Levels.WHOLE_NUMBER || levels.kind() == Column.Levels.DECIMAL_NUMBER;
            case Column.Text _ -> false;
        };
    }

    /** Whether all numbers of a column keep their digits in calculations. */
    static boolean isExact(Column column) {
        return !(column instanceof Column.Categorical levels)
                || levels.levels().stream()
                        .allMatch(level -> Math.abs(Double.parseDouble(level)) < NumberLimits.LARGEST_EXACT_DOUBLE);
    }

    /** The numbers that levels stand for. */
    static Column asNumbers(Column column) {
        if (!(column instanceof Column.Categorical levels)) {
            return column;
        }
        double[] values = new double[levels.size()];
        for (int row = 0; row < values.length; row++) {
            String text = levels.text(row);
            values[row] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        }
        NumberType whole = levels.missing() > 0 ? NumberType.LONG.asNullable() : NumberType.LONG;
        return new Column.Numeric(
                levels.name(), values, levels.kind() == Column.Levels.WHOLE_NUMBER ? whole : NumberType.DOUBLE);
    }

    /**
     * The columns of several files with one text and one kind for each number: pandas writes 1 as 1.0 as soon as one cell has
     * no value. They stay as they are where all files write numbers in one way.
     *
     * @param parts columns of categories whose levels are numbers
     */
    static List<Optional<Column>> alike(List<Optional<Column>> parts) {
        var columns = parts.stream()
                .flatMap(Optional::stream)
                .map(Column::asCategorical)
                .toList();
        var written = new LinkedHashMap<Double, String>();
        boolean oneWay =
                columns.stream().map(Column.Categorical::kind).distinct().count() == 1;
        boolean whole = true;
        for (Column.Categorical column : columns) {
            for (String level : column.levels()) {
                double value = number(level);
                whole &= value == Math.rint(value);
                String before = written.putIfAbsent(value, level);
                oneWay &= before == null || before.equals(level);
            }
        }
        if (oneWay) {
            return parts;
        }
        var kind = whole ? Column.Levels.WHOLE_NUMBER : Column.Levels.DECIMAL_NUMBER;
        boolean plain = whole;
        return parts.stream()
                .map(part -> part.<Column>map(column -> rewritten(column.asCategorical(), kind, plain)))
                .toList();
    }

    private static Column.Categorical rewritten(Column.Categorical column, Column.Levels kind, boolean whole) {
        var levels = new ArrayList<String>();
        int[] place = new int[column.levels().size()];
        for (int level = 0; level < place.length; level++) {
            double value = number(column.levels().get(level));
            String text = whole ? Long.toString((long) value) : Double.toString(value);
            if (!levels.contains(text)) {
                levels.add(text);
            }
            place[level] = levels.indexOf(text);
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.codes()[row];
            codes[row] = code == Column.Categorical.MISSING ? code : place[code];
        }
        return new Column.Categorical(column.name(), levels, codes, kind, column.ordered());
    }

    /** 0 and -0 are one number. */
    private static double number(String level) {
        return Double.parseDouble(level) + 0.0;
    }
}
