package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (present.stream().allMatch(Column.Numeric.class::isInstance)) {
            return new JoinedColumn(numbers(name, parts, sizes, everywhere), "");
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
        Column.Levels kind = kinds.size() == 1 ? kinds.getFirst() : Column.Levels.TEXT;
        if (kind == Column.Levels.FLAG && !everywhere) {
            kind = Column.Levels.NULLABLE_FLAG;
        }
        Optional<List<String>> inOrder = commonOrder(all);
        boolean wasOrdered = all.stream().allMatch(Column.Categorical::ordered);
        List<String> levels = inOrder.orElseGet(() -> all.stream()
                .flatMap(column -> column.levels().stream())
                .distinct()
                .sorted(NaturalOrder.INSTANCE)
                .toList());
        boolean ordered = wasOrdered && inOrder.isPresent();
        var column = new Column.Categorical(name, levels, codes(parts, sizes, levels), kind, ordered);
        return new JoinedColumn(
                column,
                wasOrdered && !ordered
                        ? "The levels of '%s' come in different orders in the files; they have none now."
                                .formatted(name)
                        : "");
    }

    /** The longest list of levels, where the others have some of them in the same order. */
    private static Optional<List<String>> commonOrder(List<Column.Categorical> columns) {
        List<String> longest = columns.stream()
                .map(Column.Categorical::levels)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return columns.stream().allMatch(column -> isWithin(column.levels(), longest))
                ? Optional.of(longest)
                : Optional.empty();
    }

    private static boolean isWithin(List<String> some, List<String> all) {
        int at = 0;
        for (String level : all) {
            at += at < some.size() && some.get(at).equals(level) ? 1 : 0;
        }
        return at == some.size();
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
