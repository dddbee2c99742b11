package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mixtura.core.data.CellGraph;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.hdf5.Hdf5Dataset;
import org.mixtura.core.data.hdf5.Hdf5Group;
import org.mixtura.core.data.hdf5.Hdf5Type;
import org.mixtura.core.data.hdf5.Hdf5Writer;

/**
 * Writes .h5ad files in the layout of AnnData 0.8, which every later version reads. Matrices are written as compressed
 * sparse rows of 32-bit floats, a row at a time.
 */
final class H5adWriter {

    static final String ARRAY = "0.2.0";

    /** Groups and a member, with slashes between. */
    private static final Pattern PATH = Pattern.compile("[^/]+(/[^/]+)*");

    private H5adWriter() {}

    static void write(Study study, Annotations annotations, Path file) throws IOException {
        try (var out = new Hdf5Writer(file)) {
            Hdf5Group root = typed(out.root(), "anndata", "0.1.0");
            CountMatrix x = study.matrices().get("X");
            if (x != null) {
                matrix(root.group("X"), x);
            }
            Hdf5Group layers = dict(root, "layers");
            for (Map.Entry<String, CountMatrix> entry : study.matrices().entrySet()) {
                if (!entry.getKey().equals("X")) {
                    matrix(
                            layers.group(
                                    entry.getKey().replaceFirst("^layers/", "").replace('/', '_')),
                            entry.getValue());
                }
            }
            frame(root.group("obs"), study.cells());
            frame(root.group("var"), study.genes());
            Hdf5Group obsm = dict(root, "obsm");
            for (Map.Entry<String, FloatMatrix> entry : annotations.obsm().entrySet()) {
                dense(obsm, entry.getKey(), entry.getValue());
            }
            Hdf5Group obsp = dict(root, "obsp");
            for (Map.Entry<String, CellGraph> entry : annotations.obsp().entrySet()) {
                graph(obsp.group(entry.getKey()), entry.getValue());
            }
            dict(root, "varm");
            dict(root, "varp");
            unstructured(dict(root, "uns"), annotations.uns());
            out.finish();
        }
    }

    private static void matrix(Hdf5Group group, CountMatrix matrix) throws IOException {
        typed(group, "csr_matrix", "0.1.0");
        group.attribute("shape", matrix.cells(), matrix.genes());
        boolean small = matrix.nonZeros() < Integer.MAX_VALUE;
        Hdf5Dataset data = group.dataset("data", Hdf5Type.FLOAT32, matrix.nonZeros());
        Hdf5Dataset indices = group.dataset("indices", small ? Hdf5Type.INT32 : Hdf5Type.INT64, matrix.nonZeros());
        Hdf5Dataset starts = group.dataset("indptr", small ? Hdf5Type.INT32 : Hdf5Type.INT64, matrix.cells() + 1L);
        int[] genes = new int[matrix.genes()];
        float[] values = new float[matrix.genes()];
        long start = 0;
        for (int cell = 0; cell < matrix.cells(); cell++) {
            starts.write(start);
            int length = matrix.copyRow(cell, genes, values, 0);
            indices.write(genes, length);
            data.write(values, length);
            start += length;
        }
        starts.write(start);
    }

    static void dense(Hdf5Group group, String name, FloatMatrix matrix) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.FLOAT32, matrix.rows(), matrix.columns());
        typed(dataset, "array", ARRAY);
        dataset.write(matrix.values(), matrix.values().length);
    }

    static void graph(Hdf5Group group, CellGraph graph) throws IOException {
        typed(group, "csr_matrix", "0.1.0");
        group.attribute("shape", graph.cells(), graph.cells());
        group.dataset("data", Hdf5Type.FLOAT32, graph.weights().length).write(graph.weights(), graph.weights().length);
        group.dataset("indices", Hdf5Type.INT32, graph.ends().length).write(graph.ends(), graph.ends().length);
        group.dataset("indptr", Hdf5Type.INT32, graph.starts().length).write(graph.starts(), graph.starts().length);
    }

    static void unstructured(Hdf5Group group, Uns.Dict values) throws IOException {
        for (Map.Entry<String, Uns> entry : values.values().entrySet()) {
            unstructured(group, entry.getKey(), entry.getValue());
        }
    }

    static void unstructured(Hdf5Group group, String name, Uns of) throws IOException {
        switch (of) {
            case Uns.Text text -> typed(group.text(name, text.value()), "string", ARRAY);
            case Uns.Texts texts -> typed(group.texts(name, texts.values()), "string-array", ARRAY);
            case Uns.Whole whole ->
                typed(group.dataset(name, Hdf5Type.INT64), "numeric-scalar", ARRAY)
                        .write(whole.value());
            case Uns.Decimal decimal ->
                typed(group.dataset(name, Hdf5Type.FLOAT64), "numeric-scalar", ARRAY)
                        .write(decimal.value());
            case Uns.Flag flag ->
                typed(group.dataset(name, Hdf5Type.FLAG), "numeric-scalar", ARRAY)
                        .write(flag.value() ? 1L : 0L);
            case Uns.Numbers numbers -> {
                Hdf5Dataset list = array(group, name, Hdf5Type.FLOAT64, numbers.values().length);
                for (double value : numbers.values()) {
                    list.write(value);
                }
            }
            case Uns.Matrix matrix -> dense(group, name, matrix.values());
            case Uns.Bytes bytes ->
                array(group, name, Hdf5Type.UINT8, bytes.values().length).write(bytes.values());
            case Uns.Dict dict -> unstructured(dict(group, name), dict);
        }
    }

    static void frame(Hdf5Group group, Frame frame) throws IOException {
        typed(group, "dataframe", ARRAY);
        Set<String> taken = new HashSet<>(List.of(frame.indexName()));
        typed(group.texts(frame.indexName(), frame.index()), "string-array", ARRAY);
        var order = new ArrayList<String>();
        for (Column column : frame.table().columns()) {
            String name = freeName(column.name(), taken);
            order.add(name);
            column(group, name, column);
        }
        group.attribute("_index", frame.indexName());
        group.attribute("column-order", order);
    }

    /** As it is where that can be written: a slash makes groups on the way, which nothing else may be. */
    private static String freeName(String wanted, Set<String> taken) {
        boolean path = PATH.matcher(wanted).matches()
                && taken.stream().noneMatch(other -> other.startsWith(wanted + "/") || wanted.startsWith(other + "/"));
        String plain = wanted.isBlank() ? "column" : path ? wanted : wanted.replace('/', '_');
        String name = plain;
        for (int number = 1; !taken.add(name); number++) {
            name = plain + "_" + number;
        }
        return name;
    }

    private static void column(Hdf5Group group, String name, Column column) throws IOException {
        switch (column) {
            case Column.Text texts -> typed(group.texts(name, texts.values()), "string-array", ARRAY);
            case Column.Numeric numbers -> numbers(group, name, numbers);
            case Column.Categorical flags when isFlags(flags) -> flags(group, name, flags);
            case Column.Categorical levels -> categories(group, name, levels);
        }
    }

    private static boolean isFlags(Column.Categorical column) {
        boolean named = column.levels().stream().allMatch(level -> level.equals("True") || level.equals("False"));
        return named
                && (column.kind() == Column.Levels.NULLABLE_FLAG
                        || column.kind() == Column.Levels.FLAG && column.missing() == 0);
    }

    private static void flags(Hdf5Group group, String name, Column.Categorical flags) throws IOException {
        boolean nullable = flags.kind() == Column.Levels.NULLABLE_FLAG;
        Hdf5Group parts = nullable ? typed(group.group(name), "nullable-boolean", "0.1.0") : group;
        Hdf5Dataset values = array(parts, nullable ? "values" : name, Hdf5Type.FLAG, flags.size());
        for (int row = 0; row < flags.size(); row++) {
            values.write(flags.text(row).equals("True") ? 1L : 0L);
        }
        if (nullable) {
            Hdf5Dataset mask = array(parts, "mask", Hdf5Type.FLAG, flags.size());
            for (int row = 0; row < flags.size(); row++) {
                mask.write(flags.codes()[row] == Column.Categorical.MISSING ? 1L : 0L);
            }
        }
    }

    private static void numbers(Hdf5Group group, String name, Column.Numeric column) throws IOException {
        NumberType type = column.type();
        boolean decimal = type.form() == NumberType.Form.DECIMAL;
        boolean nullable = type.nullable() && !decimal;
        Hdf5Group parts = nullable ? typed(group.group(name), "nullable-integer", "0.1.0") : group;
        Hdf5Dataset values = array(parts, nullable ? "values" : name, typeOf(type), column.size());
        for (double value : column.values()) {
            if (decimal) {
                values.write(value);
            } else {
                // In a double, numbers above 2^53 were rounded when they were read.
                values.write(Double.isNaN(value) ? 1L : (long) value);
            }
        }
        if (nullable) {
            Hdf5Dataset mask = array(parts, "mask", Hdf5Type.FLAG, column.size());
            for (double value : column.values()) {
                mask.write(Double.isNaN(value) ? 1L : 0L);
            }
        }
    }

    private static Hdf5Type typeOf(NumberType type) {
        return switch (type.form()) {
            case DECIMAL -> type.bytes() == 8 ? Hdf5Type.FLOAT64 : Hdf5Type.FLOAT32;
            case SIGNED ->
                switch (type.bytes()) {
                    case 1 -> Hdf5Type.INT8;
                    case 2 -> Hdf5Type.INT16;
                    case 4 -> Hdf5Type.INT32;
                    default -> Hdf5Type.INT64;
                };
            case UNSIGNED ->
                switch (type.bytes()) {
                    case 1 -> Hdf5Type.UINT8;
                    case 2 -> Hdf5Type.UINT16;
                    case 4 -> Hdf5Type.UINT32;
                    default -> Hdf5Type.UINT64;
                };
        };
    }

    private static void categories(Hdf5Group group, String name, Column.Categorical column) throws IOException {
        Hdf5Group parts = typed(group.group(name), "categorical", ARRAY);
        parts.attribute("ordered", column.ordered());
        int levels = column.levels().size();
        Hdf5Type type =
                levels <= Byte.MAX_VALUE ? Hdf5Type.INT8 : levels <= Short.MAX_VALUE ? Hdf5Type.INT16 : Hdf5Type.INT32;
        array(parts, "codes", type, column.size()).write(column.codes(), column.size());
        switch (column.kind()) {
            case WHOLE_NUMBER -> {
                Hdf5Dataset numbers = array(parts, "categories", Hdf5Type.INT64, levels);
                for (String level : column.levels()) {
                    numbers.write(Long.parseLong(level));
                }
            }
            case DECIMAL_NUMBER -> {
                Hdf5Dataset numbers = array(parts, "categories", Hdf5Type.FLOAT64, levels);
                for (String level : column.levels()) {
                    numbers.write(
                            Double.parseDouble(level.toLowerCase(Locale.ROOT).equals("nan") ? "NaN" : level));
                }
            }
            case FLAG_CATEGORY -> {
                Hdf5Dataset flags = array(parts, "categories", Hdf5Type.FLAG, levels);
                for (String level : column.levels()) {
                    flags.write(level.equals("True") ? 1L : 0L);
                }
            }
            case FLAG, NULLABLE_FLAG, TEXT -> typed(parts.texts("categories", column.levels()), "string-array", ARRAY);
        }
    }

    private static Hdf5Dataset array(Hdf5Group group, String name, Hdf5Type type, long size) {
        Hdf5Dataset dataset = group.dataset(name, type, size);
        typed(dataset, "array", ARRAY);
        return dataset;
    }

    static Hdf5Group dict(Hdf5Group parent, String name) {
        return typed(parent.group(name), "dict", "0.1.0");
    }

    static <T extends org.mixtura.core.data.hdf5.Hdf5Object> T typed(T object, String type, String version) {
        object.attribute("encoding-type", type);
        object.attribute("encoding-version", version);
        return object;
    }
}
