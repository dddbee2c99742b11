package org.mixtura.core.data.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/**
 * The obs or var of an AnnData file: an index and columns. Knows the dataframe encoding, categories as groups (0.8 on) or
 * beside the columns (0.7), nullable columns, and the compound tables of 0.6 and before.
 *
 * @param index the name of each row
 */
record H5adTable(List<String> index, List<Column> columns) {

    static H5adTable read(Node node) {
        if (node instanceof Dataset table) {
            return readCompound(table);
        }
        var group = (Group) node;
        String indexName = H5Values.text(group, "_index").orElse("_index");
        var index = H5Values.dataset(group, indexName)
                .map(d -> H5Values.toTexts(d.getData()))
                .orElseThrow(() -> new DataProblem(
                        "'%s' has no index.".formatted(node.getPath()),
                        "The names of its rows should be in '%s'.".formatted(indexName),
                        "Write the file again with a current version of anndata."));
        var names = new LinkedHashSet<>(H5Values.texts(group, "column-order"));
        names.addAll(group.getChildren().keySet());
        names.removeAll(Set.of(indexName, "__categories"));
        var columns = new ArrayList<Column>();
        for (String name : names) {
            Node child = group.getChildren().get(name);
            if (child != null) {
                column(name, child, group, index.size()).ifPresent(columns::add);
            }
        }
        return new H5adTable(index, columns);
    }

    /** The column of one of these names, first come first served. */
    Optional<Column> column(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> columns.stream().filter(c -> c.name().equals(name)))
                .findFirst();
    }

    private static Optional<Column> column(String name, Node node, Group table, int rows) {
        var column =
                switch (node) {
                    case Dataset dataset -> ofDataset(name, dataset, table);
                    case Group group -> ofGroup(name, group);
                    default -> Optional.<Column>empty();
                };
        return column.filter(c -> c.size() == rows);
    }

    private static Optional<Column> ofDataset(String name, Dataset dataset, Group table) {
        if (dataset.getDimensions().length != 1) {
            return Optional.empty();
        }
        var oldCategories =
                H5Values.group(table, "__categories").flatMap(categories -> H5Values.dataset(categories, name));
        if (oldCategories.isPresent()) {
            return Optional.of(categorical(name, oldCategories.get().getData(), dataset.getData()));
        }
        return Optional.of(ofValues(name, dataset.getData()));
    }

    private static Optional<Column> ofGroup(String name, Group group) {
        return switch (H5Values.text(group, "encoding-type").orElse("")) {
            case "categorical" ->
                H5Values.dataset(group, "categories").flatMap(categories -> H5Values.dataset(group, "codes")
                        .map(codes -> categorical(name, categories.getData(), codes.getData())));
            case "nullable-integer", "nullable-boolean", "nullable-string-array" ->
                H5Values.dataset(group, "values").flatMap(values -> H5Values.dataset(group, "mask")
                        .map(mask -> masked(ofValues(name, values.getData()), H5Values.toFlags(mask.getData()))));
            default -> Optional.empty();
        };
    }

    private static Column ofValues(String name, Object data) {
        if (isNumeric(data)) {
            return new Column.Numeric(name, H5Values.toDoubles(data));
        }
        var texts = H5Values.toTexts(data);
        boolean flags = !(data instanceof String[]) || Set.of("TRUE", "FALSE").containsAll(Set.copyOf(texts));
        var readable = flags
                ? texts.stream()
                        .map(t -> t.equalsIgnoreCase("TRUE") ? "True" : t.equalsIgnoreCase("FALSE") ? "False" : t)
                        .toList()
                : texts;
        long distinct =
                readable.stream().distinct().limit(1 + readable.size() / 2).count();
        return distinct <= readable.size() / 2
                ? Column.Categorical.of(name, readable)
                : new Column.Text(name, readable);
    }

    private static boolean isNumeric(Object data) {
        return switch (data) {
            case double[] _, float[] _, int[] _, long[] _, short[] _, byte[] _ -> true;
            case Object[] objects -> objects.length > 0 && objects[0] instanceof Number;
            default -> false;
        };
    }

    private static Column masked(Column column, boolean[] missing) {
        return switch (column) {
            case Column.Numeric numbers ->
                new Column.Numeric(
                        column.name(),
                        IntStream.range(0, numbers.size())
                                .mapToDouble(i -> missing[i] ? Double.NaN : numbers.values()[i])
                                .toArray());
            case Column.Categorical _, Column.Text _ ->
                Column.Categorical.of(
                        column.name(),
                        IntStream.range(0, column.size())
                                .mapToObj(i -> missing[i] ? "" : column.text(i))
                                .toList());
        };
    }

    private static Column categorical(String name, Object categories, Object codes) {
        var levels = isNumeric(categories) ? numberTexts(categories) : H5Values.toTexts(categories);
        int[] of = Arrays.stream(H5Values.toLongs(codes))
                .mapToInt(code -> code < 0 || code >= levels.size() ? Column.Categorical.MISSING : (int) code)
                .toArray();
        return new Column.Categorical(name, levels, of);
    }

    private static List<String> numberTexts(Object numbers) {
        var column = new Column.Numeric("", H5Values.toDoubles(numbers));
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    @SuppressWarnings("unchecked")
    private static H5adTable readCompound(Dataset table) {
        var members = (Map<String, Object>) table.getData();
        String indexName = members.containsKey("index") ? "index" : "_index";
        Object names = members.get(indexName);
        if (names == null) {
            throw new DataProblem(
                    "'%s' has no index.".formatted(table.getPath()),
                    "It is a table of an old version of anndata, without the names of its rows.",
                    "Write the file again with a current version of anndata.");
        }
        var columns = new ArrayList<Column>();
        members.forEach((name, data) -> {
            if (!name.equals(indexName)) {
                columns.add(ofValues(name, data));
            }
        });
        return new H5adTable(H5Values.toTexts(names), columns);
    }
}
