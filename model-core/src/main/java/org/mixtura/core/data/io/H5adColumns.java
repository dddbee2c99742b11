package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;

/**
 * Reads one column of a data frame in any of the encodings that AnnData has written.
 *
 * <p>Data sets: numbers, texts, booleans as enumeration; with the attribute {@code categories} a reference to the
 * levels (0.7). Groups (0.8 on): {@code categorical} with {@code codes} and {@code categories}; {@code nullable-...}
 * with {@code values} and {@code mask}.
 */
final class H5adColumns {

    private H5adColumns() {}

    /**
     * The column, or empty when its encoding is unknown.
     *
     * @param oldLevels the levels of this column when they are kept apart (before 0.8)
     */
    static Optional<Column> read(String name, Hdf5Node node, Optional<Hdf5Node> oldLevels) throws UnreadableData {
        if (node.isDataset()) {
            Object values = node.flat();
            return Optional.of(
                    oldLevels.isPresent()
                            ? categorical(name, Hdf5Arrays.ints(values, node), texts(oldLevels.get()), node)
                            : plain(name, values, node));
        }
        if (node.child("codes").isPresent() && node.child("categories").isPresent()) {
            Hdf5Node codes = node.need("codes");
            Hdf5Node levels = node.need("categories");
            var plain = categorical(name, Hdf5Arrays.ints(codes.flat(), codes), texts(levels), codes);
            return Optional.of(
                    levels.levels() == Column.Levels.FLAG
                            ? flagCategories(plain, node.flag("ordered"))
                            : new Column.Categorical(
                                    name, plain.levels(), plain.codes(), levels.levels(), node.flag("ordered")));
        }
        if (node.child("values").isPresent() && node.child("mask").isPresent()) {
            return Optional.of(nullable(name, node));
        }
        return Optional.empty();
    }

    /** Categories in an enumeration of TRUE and FALSE; other enumerations are texts. */
    private static Column.Categorical flagCategories(Column.Categorical plain, boolean ordered) {
        boolean flags = plain.levels().stream().allMatch(level -> level.equals("TRUE") || level.equals("FALSE"));
        return new Column.Categorical(
                plain.name(),
                flags
                        ? plain.levels().stream()
                                .map(level -> level.equals("TRUE") ? "True" : "False")
                                .toList()
                        : plain.levels(),
                plain.codes(),
                flags ? Column.Levels.FLAG_CATEGORY : Column.Levels.TEXT,
                ordered);
    }

    /** A list of texts: a data set, or a nullable list whose missing entries become empty. */
    static List<String> texts(Hdf5Node node) throws UnreadableData {
        if (node.isDataset()) {
            return Hdf5Arrays.texts(node.flat(), node);
        }
        Column column = read(node.path(), node, Optional.empty())
                .orElseThrow(() -> Hdf5Node.damaged("The element %s is no list.".formatted(node.path()), null));
        var out = new ArrayList<String>(column.size());
        for (int row = 0; row < column.size(); row++) {
            out.add(column.text(row));
        }
        return out;
    }

    /** A column without encoding: numbers, booleans or texts. */
    static Column plain(String name, Object values, Hdf5Node node) throws UnreadableData {
        return switch (values) {
            case float[] numbers -> new Column.Numeric(name, decimals(numbers), node.numberType());
            // A double would lose their last digits, and an id with other digits is another id.
            case long[] numbers
            when Arrays.stream(numbers).anyMatch(H5adColumns::isLong) ->
                new Column.Text(
                        name, Arrays.stream(numbers).mapToObj(Long::toString).toList());
            case java.math.BigInteger[] numbers
            when Arrays.stream(numbers).anyMatch(n -> n.bitLength() > 53) ->
                new Column.Text(
                        name,
                        Arrays.stream(numbers)
                                .map(java.math.BigInteger::toString)
                                .toList());
            case double[] _, long[] _, int[] _, short[] _, byte[] _ ->
                new Column.Numeric(name, Hdf5Arrays.doubles(values, node), node.numberType());
            case java.math.BigInteger[] _ ->
                new Column.Numeric(name, Hdf5Arrays.doubles(values, node), node.numberType());
            case boolean[] flags -> flags(Column.Categorical.of(name, Hdf5Arrays.texts(flags, node)), false);
            default -> textual(name, Hdf5Arrays.texts(values, node), node);
        };
    }

    /** Shortest decimal that reads the same: a float 0.1 is shown as 0.1, not as 0.10000000149. */
    private static double[] decimals(float[] numbers) {
        double[] out = new double[numbers.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.parseDouble(Float.toString(numbers[i]));
        }
        return out;
    }

    private static boolean isLong(long number) {
        return Math.abs((double) number) > NumberLimits.LARGEST_EXACT_DOUBLE;
    }

    /** Whether the numbers of this column were too long to stay numbers. */
    static boolean isLongNumbers(Column column, Hdf5Node node) throws UnreadableData {
        return column instanceof Column.Text && node.isDataset() && node.isWholeNumbers();
    }

    /** Flags are an enumeration of TRUE and FALSE; in a table of records only the words tell. */
    private static Column textual(String name, List<String> values, Hdf5Node node) throws UnreadableData {
        boolean flags = node.levels() != Column.Levels.TEXT
                && !values.isEmpty()
                && values.stream().allMatch(v -> v.equals("TRUE") || v.equals("FALSE"));
        return flags
                ? flags(
                        Column.Categorical.of(
                                name,
                                values.stream()
                                        .map(v -> v.equals("TRUE") ? "True" : "False")
                                        .toList()),
                        false)
                : new Column.Text(name, values);
    }

    private static Column.Categorical flags(Column.Categorical column, boolean nullable) {
        return new Column.Categorical(
                column.name(),
                column.levels(),
                column.codes(),
                nullable ? Column.Levels.NULLABLE_FLAG : Column.Levels.FLAG,
                false);
    }

    private static Column.Categorical categorical(String name, int[] codes, List<String> levels, Hdf5Node node)
            throws UnreadableData {
        for (int code : codes) {
            if (code < -1 || code >= levels.size()) {
                throw Hdf5Node.damaged(
                        "The column %s has the code %d, but only %d levels."
                                .formatted(node.path(), code, levels.size()),
                        null);
            }
        }
        return merged(name, levels, codes);
    }

    /** A level that is listed twice is one level; no program takes a category in which two are equal. */
    static Column.Categorical merged(String name, List<String> levels, int[] codes) {
        List<String> distinct = levels.stream().distinct().toList();
        int[] out = codes.clone();
        if (distinct.size() < levels.size()) {
            var places = new HashMap<String, Integer>();
            distinct.forEach(level -> places.put(level, places.size()));
            int[] merged = levels.stream()
                    .mapToInt(level -> places.getOrDefault(level, 0))
                    .toArray();
            Arrays.setAll(out, row -> codes[row] < 0 ? codes[row] : merged[codes[row]]);
        }
        return new Column.Categorical(name, distinct, out);
    }

    /**
     * Whether the levels of a column are listed with repeats.
     *
     * @param oldLevels the levels of this column when they are kept apart (before 0.8)
     */
    static boolean hasRepeatedLevels(Hdf5Node node, Optional<Hdf5Node> oldLevels) throws UnreadableData {
        Optional<Hdf5Node> listed = node.isDataset() ? oldLevels : node.child("categories");
        if (listed.isEmpty()) {
            return false;
        }
        List<String> levels = texts(listed.get());
        return new HashSet<>(levels).size() < levels.size();
    }

    private static Column nullable(String name, Hdf5Node group) throws UnreadableData {
        Hdf5Node valueNode = group.need("values");
        Column values = plain(name, valueNode.flat(), valueNode);
        boolean[] missing = Hdf5Arrays.booleans(group.need("mask").flat(), group);
        if (missing.length != values.size()) {
            throw Hdf5Node.damaged(
                    "The column %s has %d values and a mask of %d."
                            .formatted(group.path(), values.size(), missing.length),
                    null);
        }
        return switch (values) {
            case Column.Numeric numbers -> {
                double[] out = numbers.values().clone();
                for (int row = 0; row < out.length; row++) {
                    out[row] = missing[row] ? Double.NaN : out[row];
                }
                yield new Column.Numeric(name, out, numbers.type().asNullable());
            }
            case Column.Categorical flags -> flags(Column.Categorical.of(name, masked(flags, missing)), true);
            case Column.Text texts -> texts(name, masked(texts, missing));
        };
    }

    /** Free text has no sign for what is missing, and categories have. */
    private static Column texts(String name, List<@Nullable String> values) {
        return values.stream().anyMatch(Objects::isNull)
                ? Column.Categorical.of(name, values)
                : new Column.Text(
                        name, values.stream().map(Objects::requireNonNull).toList());
    }

    private static List<@Nullable String> masked(Column column, boolean[] missing) {
        var out = new @Nullable String[column.size()];
        for (int row = 0; row < out.length; row++) {
            out[row] = missing[row] ? null : column.text(row);
        }
        return Arrays.asList(out);
    }
}
