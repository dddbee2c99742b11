package org.mixtura.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named column of cell or gene metadata. */
public sealed interface Column {

    /** The column's name as in the file, for example {@code cell_type}. */
    String name();

    /** Number of rows. */
    int size();

    /** The value as a person reads it; empty where the value is missing. */
    String text(int row);

    /** The same column with only these rows, in this order. */
    Column select(int[] rows);

    /** The same column with another name. */
    Column named(String other);

    /** What the levels of a column of categories were in the file. */
    enum Levels {
        TEXT,
        /** True and False, in a column that was no column of categories. */
        FLAG,
        /** Categories that are called True and False. */
        FLAG_CATEGORY,
        /** True and False, with missing values marked in a mask. */
        NULLABLE_FLAG,
        WHOLE_NUMBER,
        DECIMAL_NUMBER
    }

    /**
     * A column of categories: labels, batches, clusters.
     *
     * @param codes the level of each row, or {@link #MISSING}
     * @param kind what the levels were in the file
     * @param ordered whether the order of the levels means something
     * @param colours those that the file gives to levels, {@code 0xAARRGGBB} by the level; may say nothing of some or all
     */
    record Categorical(
            String name, List<String> levels, int[] codes, Levels kind, boolean ordered, Map<String, Integer> colours)
            implements Column {

        /** The code of a cell without a value. */
        public static final int MISSING = -1;

        public Categorical {
            levels = List.copyOf(levels);
            colours = Map.copyOf(colours);
            for (int code : codes) {
                if (code < MISSING || code >= levels.size()) {
                    throw new IllegalArgumentException("code " + code + " has no level in column " + name);
                }
            }
        }

        /** No colours are given. */
        public Categorical(String name, List<String> levels, int[] codes, Levels kind, boolean ordered) {
            this(name, levels, codes, kind, ordered, Map.of());
        }

        /** Levels are texts without an order. */
        public Categorical(String name, List<String> levels, int[] codes) {
            this(name, levels, codes, Levels.TEXT, false);
        }

        /** Levels in natural order (numbers by value, else alphabetical); null and blank values are missing. */
        public static Categorical of(String name, List<? extends @Nullable String> values) {
            var distinct = new ArrayList<String>();
            for (String value : new LinkedHashMap<@Nullable String, Boolean>(asKeys(values)).keySet()) {
                if (value != null && !value.isBlank()) {
                    distinct.add(value);
                }
            }
            distinct.sort(NaturalOrder.INSTANCE);
            var index = new LinkedHashMap<String, Integer>();
            distinct.forEach(level -> index.put(level, index.size()));
            int[] codes = values.stream()
                    .mapToInt(v -> v == null || v.isBlank() ? MISSING : index.getOrDefault(v, MISSING))
                    .toArray();
            return new Categorical(name, distinct, codes);
        }

        private static Map<@Nullable String, Boolean> asKeys(List<? extends @Nullable String> values) {
            var keys = new LinkedHashMap<@Nullable String, Boolean>();
            values.forEach(v -> keys.put(v, true));
            return keys;
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public String text(int row) {
            return codes[row] == MISSING ? "" : levels.get(codes[row]);
        }

        @Override
        public Categorical select(int[] rows) {
            return new Categorical(
                    name, levels, Arrays.stream(rows).map(r -> codes[r]).toArray(), kind, ordered, colours);
        }

        @Override
        public Categorical named(String other) {
            return new Categorical(other, levels, codes, kind, ordered, colours);
        }

        /** The same with colours that the file gives to levels. */
        public Categorical coloured(Map<String, Integer> given) {
            return new Categorical(name, levels, codes, kind, ordered, given);
        }

        /** How many rows have each level. */
        public int[] counts() {
            int[] counts = new int[levels.size()];
            for (int code : codes) {
                if (code != MISSING) {
                    counts[code]++;
                }
            }
            return counts;
        }

        /** The same without levels that no row has, as they stay behind when rows are left out. */
        public Categorical used() {
            int[] counts = counts();
            var left = new ArrayList<String>();
            int[] newCode = new int[counts.length];
            for (int level = 0; level < counts.length; level++) {
                newCode[level] = left.size();
                if (counts[level] > 0) {
                    left.add(levels.get(level));
                }
            }
            if (left.size() == levels.size()) {
                return this;
            }
            int[] renumbered = Arrays.stream(codes)
                    .map(code -> code == MISSING ? MISSING : newCode[code])
                    .toArray();
            return new Categorical(name, left, renumbered, kind, ordered, colours);
        }

        /** The same without these levels, whose rows have no value then. */
        public Categorical without(Collection<String> gone) {
            List<String> left =
                    levels.stream().filter(level -> !gone.contains(level)).toList();
            // A level that is not left has no place there, and that is how a missing value is written.
            int[] places = levels.stream().mapToInt(left::indexOf).toArray();
            int[] renumbered = Arrays.stream(codes)
                    .map(code -> code == MISSING ? code : places[code])
                    .toArray();
            return new Categorical(name, left, renumbered, kind, ordered, colours);
        }

        /** How many rows have no value. */
        public int missing() {
            return (int) Arrays.stream(codes).filter(c -> c == MISSING).count();
        }
    }

    /** A column of numbers; NaN where missing. */
    record Numeric(String name, double[] values, NumberType type) implements Column {

        /** Numbers as Java has them. */
        public Numeric(String name, double[] values) {
            this(name, values, NumberType.DOUBLE);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String text(int row) {
            double v = values[row];
            return Double.isNaN(v)
                    ? ""
                    : v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
        }

        @Override
        public Numeric select(int[] rows) {
            return new Numeric(
                    name, Arrays.stream(rows).mapToDouble(r -> values[r]).toArray(), type);
        }

        @Override
        public Numeric named(String other) {
            return new Numeric(other, values, type);
        }
    }

    /** A column of free text, one value a row; empty where missing. */
    record Text(String name, List<String> values) implements Column {

        public Text {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }

        @Override
        public Text select(int[] rows) {
            return new Text(name, Arrays.stream(rows).mapToObj(values::get).toList());
        }

        @Override
        public Text named(String other) {
            return new Text(other, values);
        }
    }

    /**
     * The groups of cells that a column makes as labels or batches: blank levels and words for a missing value, whatever format
     * they come from, are no groups, and their cells have none.
     */
    default Categorical asGroups() {
        var all = asCategorical();
        if (all.levels().stream().noneMatch(MissingWords::isNoGroup)) {
            return all;
        }
        int[] groups = new int[all.levels().size()];
        var kept = new ArrayList<String>();
        for (int level = 0; level < groups.length; level++) {
            boolean none = MissingWords.isNoGroup(all.levels().get(level));
            groups[level] = none ? Categorical.MISSING : kept.size();
            if (!none) {
                kept.add(all.levels().get(level));
            }
        }
        int[] codes = Arrays.stream(all.codes())
                .map(code -> code == Categorical.MISSING ? code : groups[code])
                .toArray();
        return new Categorical(name(), kept, codes, all.kind(), all.ordered(), all.colours());
    }

    /** Any column seen as categories; numbers become their text. */
    default Categorical asCategorical() {
        if (this instanceof Categorical categorical) {
            return categorical;
        }
        var texts = new ArrayList<String>(size());
        for (int r = 0; r < size(); r++) {
            texts.add(text(r));
        }
        return Categorical.of(name(), Collections.unmodifiableList(texts));
    }
}
