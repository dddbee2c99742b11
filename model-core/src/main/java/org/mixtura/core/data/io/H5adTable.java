package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Column;

/**
 * A data frame of an .h5ad file, {@code obs} or {@code var}: a group with one element a column, or before AnnData 0.7
 * one table of records.
 *
 * @param indexName what the row names are called
 * @param index the row names
 * @param columns the columns that could be read, in the file's order
 * @param skipped names of columns in an encoding that is not known
 * @param longNumbers names of columns of numbers that were kept as text because they are too long
 * @param repeatedLevels names of categories of which a level was listed twice and is now one
 * @param old whether it is a table of records
 */
record H5adTable(
        String indexName,
        List<String> index,
        List<Column> columns,
        List<String> skipped,
        List<String> longNumbers,
        List<String> repeatedLevels,
        boolean old) {

    /** Index columns by the names they had over the years. */
    private static final List<String> INDEX_NAMES = List.of("_index", "index");

    /**
     * Reads a data frame.
     *
     * @param frame {@code obs} or {@code var}
     * @param uns the file's {@code uns}, where the oldest files keep the levels of categorical columns
     */
    static H5adTable read(Hdf5Node frame, Optional<Hdf5Node> uns) throws UnreadableData {
        H5adTable table = frame.isGroup() ? readGroup(frame) : readRecords(frame, uns);
        for (Column column : table.columns) {
            if (column.size() != table.index.size()) {
                throw Hdf5Node.damaged(
                        "The column '%s' of %s has %d rows, but the table has %d."
                                .formatted(column.name(), frame.path(), column.size(), table.index.size()),
                        null);
            }
        }
        return table;
    }

    /** Some of the rows. */
    H5adTable select(int[] rows) {
        return new H5adTable(
                indexName,
                java.util.Arrays.stream(rows).mapToObj(index::get).toList(),
                columns.stream().map(column -> column.select(rows)).toList(),
                skipped,
                longNumbers,
                repeatedLevels,
                old);
    }

    /** The same with the columns of another table of these rows that it lacks. */
    H5adTable withColumnsOf(H5adTable other) {
        var all = new ArrayList<Column>(columns);
        other.columns.stream()
                .filter(column -> columns.stream().noneMatch(own -> own.name().equals(column.name())))
                .forEach(all::add);
        return new H5adTable(indexName, index, List.copyOf(all), skipped, longNumbers, repeatedLevels, old);
    }

    private static H5adTable readGroup(Hdf5Node frame) throws UnreadableData {
        String indexName = indexName(frame);
        List<String> index = H5adColumns.texts(frame.need(indexName));
        Optional<Hdf5Node> oldLevels = frame.child("__categories");
        var columns = new ArrayList<Column>();
        var skipped = new ArrayList<String>();
        var longNumbers = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        for (String name : inOrder(frame)) {
            if (name.equals(indexName) || name.equals("__categories")) {
                continue;
            }
            Optional<Hdf5Node> levels = oldLevels.isPresent() ? oldLevels.get().at(name) : Optional.empty();
            Hdf5Node node = frame.at(name).orElseThrow();
            Optional<Column> column = H5adColumns.read(name, node, levels);
            column.ifPresentOrElse(columns::add, () -> skipped.add(name));
            if (column.isPresent() && H5adColumns.isLongNumbers(column.get(), node)) {
                longNumbers.add(name);
            }
            if (column.isPresent() && H5adColumns.hasRepeatedLevels(node, levels)) {
                repeated.add(name);
            }
        }
        return new H5adTable(indexName, index, columns, skipped, longNumbers, repeated, false);
    }

    private static String indexName(Hdf5Node frame) throws UnreadableData {
        Optional<String> named = frame.text("_index").filter(name -> !name.isEmpty());
        if (named.isPresent()) {
            return named.get();
        }
        List<String> members = frame.childNames();
        for (String candidate : INDEX_NAMES) {
            if (members.contains(candidate)) {
                return candidate;
            }
        }
        throw Hdf5Node.damaged("The table %s has no row names.".formatted(frame.path()), null);
    }

    /** The listed columns, then what is not listed; AnnData makes nested groups of a name with slashes. */
    private static List<String> inOrder(Hdf5Node frame) throws UnreadableData {
        var names = new LinkedHashSet<String>();
        var groups = new HashSet<String>();
        for (String name : frame.texts("column-order")) {
            if (frame.at(name).isPresent()) {
                names.add(name);
                groups.add(name.substring(0, Math.max(0, name.indexOf('/'))));
            }
        }
        for (String member : frame.childNames()) {
            if (!groups.contains(member)) {
                names.add(member);
            }
        }
        return List.copyOf(names);
    }

    private static H5adTable readRecords(Hdf5Node frame, Optional<Hdf5Node> uns) throws UnreadableData {
        Map<String, Object> fields = new LinkedHashMap<>(frame.fields());
        String indexName = INDEX_NAMES.stream()
                .filter(fields::containsKey)
                .findFirst()
                .orElseThrow(() -> Hdf5Node.damaged("The table %s has no row names.".formatted(frame.path()), null));
        List<String> index = Hdf5Arrays.texts(java.util.Objects.requireNonNull(fields.remove(indexName)), frame);
        var columns = new ArrayList<Column>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            Column column = H5adColumns.plain(name, field.getValue(), frame);
            Optional<Hdf5Node> levels = uns.isPresent() ? uns.get().child(name + "_categories") : Optional.empty();
            columns.add(
                    levels.isPresent() && column instanceof Column.Numeric codes
                            ? coded(codes, H5adColumns.texts(levels.get()))
                            : column);
        }
        return new H5adTable(indexName, index, columns, List.of(), List.of(), List.of(), true);
    }

    private static Column coded(Column.Numeric codes, List<String> levels) {
        int[] out = new int[codes.size()];
        for (int row = 0; row < out.length; row++) {
            int code = (int) codes.values()[row];
            if (code >= levels.size()) {
                return codes;
            }
            out[row] = Math.max(code, Column.Categorical.MISSING);
        }
        return H5adColumns.merged(codes.name(), levels, out);
    }
}
