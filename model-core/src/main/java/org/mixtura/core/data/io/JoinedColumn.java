package org.mixtura.core.data.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NaturalOrder;
import org.mixtura.core.data.NumberType;

/**
 * Puts columns of one name from several files one after the other. Types, levels and their order are kept where the files
 * agree on them.
 *
 * @param lost what could not be kept, a sentence; empty: everything was
 */
record JoinedColumn(Column column, String lost) {

    /**
     * The column of all files.
     *
     * @param parts the column of each file, if it has one
     * @param sizes how many rows each file has
     */
    static JoinedColumn of(String name, List<Optional<Column>> parts, int[] sizes) {
        boolean everywhere = parts.stream().allMatch(Optional::isPresent);
        List<Column> present = parts.stream().flatMap(Optional::stream).toList();
        if (present.stream().allMatch(NumberLevels::isOfNumbers)) {
            return ofNumbers(name, parts, sizes, everywhere);
        }
        if (present.stream().allMatch(Column.Text.class::isInstance)) {
            return new JoinedColumn(new Column.Text(name, texts(parts, sizes, "")), "");
        }
        if (present.stream().allMatch(Column.Categorical.class::isInstance)) {
            return categories(name, parts, sizes, everywhere);
        }
        return new JoinedColumn(
                Column.Categorical.of(name, texts(parts, sizes, null)),
                "The column '%s' is of different types in the files; it became a column of categories."
                        .formatted(name));
    }

    /** Few different numbers may be levels in one file where another has many. */
    private static JoinedColumn ofNumbers(String name, List<Optional<Column>> parts, int[] sizes, boolean everywhere) {
        List<Column> present = parts.stream().flatMap(Optional::stream).toList();
        boolean exact = present.stream().allMatch(NumberLevels::isExact);
        if (present.stream().allMatch(Column.Categorical.class::isInstance)) {
            List<Optional<Column>> alike = exact ? NumberLevels.alike(parts) : parts;
            return categories(name, alike, sizes, everywhere);
        }
        if (!exact) {
            return new JoinedColumn(
                    Column.Categorical.of(name, texts(parts, sizes, null)),
                    "The column '%s' has numbers of more than 15 digits, which are names; it became a column of categories."
                            .formatted(name));
        }
        List<Optional<Column>> numbers =
                parts.stream().map(part -> part.map(NumberLevels::asNumbers)).toList();
        return new JoinedColumn(numbers(name, numbers, sizes, everywhere), "");
    }

    private static Column.Numeric numbers(String name, List<Optional<Column>> parts, int[] sizes, boolean everywhere) {
        var types = new LinkedHashSet<NumberType>();
        var values = new double[java.util.Arrays.stream(sizes).sum()];
        int at = 0;
        for (int p = 0; p < sizes.length; p++) {
            if (parts.get(p).isPresent() && parts.get(p).get() instanceof Column.Numeric numbers) {
                types.add(numbers.type());
                System.arraycopy(numbers.values(), 0, values, at, sizes[p]);
            } else {
                java.util.Arrays.fill(values, at, at + sizes[p], Double.NaN);
            }
            at += sizes[p];
        }
        NumberType type = types.stream().reduce(NumberType::joined).orElse(NumberType.DOUBLE);
        boolean gaps = !everywhere && type.form() != NumberType.Form.DECIMAL;
        return new Column.Numeric(name, values, gaps ? type.asNullable() : type);
    }

    private static List<@Nullable String> texts(List<Optional<Column>> parts, int[] sizes, @Nullable String missing) {
        var texts = new ArrayList<@Nullable String>();
        for (int p = 0; p < sizes.length; p++) {
            for (int row = 0; row < sizes[p]; row++) {
                int at = row;
                texts.add(parts.get(p).map(column -> column.text(at)).orElse(missing));
            }
        }
        return texts;
    }

    private static JoinedColumn categories(String name, List<Optional<Column>> parts, int[] sizes, boolean everywhere) {
        var all = parts.stream()
                .flatMap(Optional::stream)
                .map(Column::asCategorical)
                .toList();
        var kinds = new LinkedHashSet<Column.Levels>();
        all.forEach(column -> kinds.add(column.kind()));
        boolean flags = Set.of(Column.Levels.FLAG, Column.Levels.NULLABLE_FLAG).containsAll(kinds);
        boolean masked = kinds.contains(Column.Levels.NULLABLE_FLAG) || !everywhere;
        Column.Levels kind = flags
                ? masked ? Column.Levels.NULLABLE_FLAG : Column.Levels.FLAG
                : kinds.size() == 1 ? kinds.getFirst() : Column.Levels.TEXT;
        Optional<List<String>> inOrder = commonOrder(all);
        long wereOrdered = all.stream().filter(Column.Categorical::ordered).count();
        List<String> levels = inOrder.orElseGet(() -> all.stream()
                .flatMap(column -> column.levels().stream())
                .distinct()
                .sorted(NaturalOrder.INSTANCE)
                .toList());
        boolean ordered = wereOrdered == all.size() && inOrder.isPresent();
        var column = new Column.Categorical(name, levels, codes(parts, sizes, levels), kind, ordered);
        boolean mixed = !flags && (kinds.contains(Column.Levels.FLAG) || kinds.contains(Column.Levels.NULLABLE_FLAG));
        String lost = Stream.of(
                        wereOrdered == 0 || ordered ? "" : lostOrder(name, wereOrdered < all.size()),
                        mixed
                                ? "The column '%s' says True and False in some of the files and something else in others; its levels are %s now."
                                        .formatted(name, String.join(", ", levels))
                                : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        return new JoinedColumn(column, lost);
    }

    private static String lostOrder(String name, boolean onlySome) {
        return (onlySome
                        ? "The levels of '%s' have an order in some of the files only; they have none now."
                        : "The orders of the levels of '%s' in the files do not make one; they have none now.")
                .formatted(name);
    }

    /** The one order in which all lists of levels stand; empty where there is none, or more than one. */
    private static Optional<List<String>> commonOrder(List<Column.Categorical> columns) {
        Map<String, Set<String>> after = new LinkedHashMap<>();
        Map<String, Integer> smaller = new HashMap<>();
        for (Column.Categorical column : columns) {
            @Nullable String last = null;
            for (String level : column.levels()) {
                after.computeIfAbsent(level, _ -> new HashSet<>());
                if (last != null
                        && after.computeIfAbsent(last, _ -> new HashSet<>()).add(level)) {
                    smaller.merge(level, 1, Integer::sum);
                }
                last = level;
            }
        }
        var free = new ArrayDeque<>(after.keySet().stream()
                .filter(level -> !smaller.containsKey(level))
                .toList());
        var order = new ArrayList<String>();
        while (free.size() == 1) {
            String level = free.remove();
            order.add(level);
            for (String larger : after.getOrDefault(level, Set.of())) {
                if (smaller.merge(larger, -1, Integer::sum) == 0) {
                    free.add(larger);
                }
            }
        }
        return order.size() == after.size() ? Optional.of(order) : Optional.empty();
    }

    private static int[] codes(List<Optional<Column>> parts, int[] sizes, List<String> levels) {
        Map<String, Integer> index = new HashMap<>();
        levels.forEach(level -> index.put(level, index.size()));
        int[] codes = new int[java.util.Arrays.stream(sizes).sum()];
        int at = 0;
        for (int p = 0; p < sizes.length; p++) {
            for (int row = 0; row < sizes[p]; row++) {
                codes[at++] = code(parts.get(p), row, index);
            }
        }
        return codes;
    }

    private static int code(Optional<Column> part, int row, Map<String, Integer> index) {
        // A level may be a blank text, so the code says what is missing.
        return part.isPresent()
                        && part.get() instanceof Column.Categorical column
                        && column.codes()[row] != Column.Categorical.MISSING
                ? java.util.Objects.requireNonNull(index.get(column.levels().get(column.codes()[row])))
                : Column.Categorical.MISSING;
    }
}
