package org.mixtura.core.data.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.hdf5.Hdf5Dataset;
import org.mixtura.core.data.hdf5.Hdf5Field;
import org.mixtura.core.data.hdf5.Hdf5Group;
import org.mixtura.core.data.hdf5.Hdf5Type;

/**
 * Writes elements of an .h5ad file again as they are, in value and in type, with all entries or those of some cells. What
 * cannot be written so is left out and told.
 */
final class ElementCopy {

    /** Dense matrices are read in bands of rows of about so many entries. */
    private static final int BAND = 1 << 22;

    private final List<String> left = new ArrayList<>();

    /** The elements that were left out, by their paths. */
    List<String> left() {
        return List.copyOf(left);
    }

    void copy(Hdf5Node node, Hdf5Group to, String name, CopiedAxes axes) throws UnreadableData, IOException {
        boolean done = node.isDataset() ? dataset(node, to, name, axes) : group(node, to, name, axes);
        if (!done) {
            left.add(node.path().substring(1));
        }
    }

    /** Notes that a member of a group is left out. */
    void leave(Hdf5Node group, String member) {
        left.add((group.path() + "/" + member).replaceFirst("^/+", ""));
    }

    private boolean group(Hdf5Node node, Hdf5Group to, String name, CopiedAxes axes)
            throws UnreadableData, IOException {
        Optional<CopiedSparse> sparse = CopiedSparse.in(node);
        if (sparse.isPresent()) {
            boolean can = sparse.get().canBeCopied(axes);
            if (can) {
                sparse.get().write(to.group(name), axes);
            }
            return can;
        }
        String kind = node.text("encoding-type").orElse("");
        return switch (kind) {
            case "dataframe" -> frame(node, to.group(name), axes);
            case "categorical" -> {
                Hdf5Group parts = H5adWriter.typed(to.group(name), kind, "0.2.0");
                parts.attribute("ordered", node.flag("ordered"));
                copy(node.need("codes"), parts, "codes", axes);
                copy(node.need("categories"), parts, "categories", CopiedAxes.WHOLE);
                yield true;
            }
            case "nullable-integer", "nullable-boolean" -> {
                Hdf5Group parts = H5adWriter.typed(to.group(name), kind, "0.1.0");
                copy(node.need("values"), parts, "values", axes);
                copy(node.need("mask"), parts, "mask", axes);
                yield true;
            }
            case "dict", "" -> axes.isWhole() && dict(node, to, name);
            default -> false;
        };
    }

    private boolean dict(Hdf5Node node, Hdf5Group to, String name) throws UnreadableData, IOException {
        Hdf5Group values = H5adWriter.dict(to, name);
        for (String each : node.childNames()) {
            copy(node.need(each), values, each, CopiedAxes.WHOLE);
        }
        return true;
    }

    /** Columns in an encoding that is not known are left out. */
    private boolean frame(Hdf5Node node, Hdf5Group to, CopiedAxes axes) throws UnreadableData, IOException {
        H5adTable table = H5adTable.read(node, Optional.empty());
        table.skipped().forEach(column -> leave(node, column));
        Frame whole = new Frame(table.indexName(), new CellTable(table.index(), table.columns()));
        H5adWriter.frame(to, axes.first().map(whole::select).orElse(whole));
        return true;
    }

    private boolean dataset(Hdf5Node node, Hdf5Group to, String name, CopiedAxes axes)
            throws UnreadableData, IOException {
        var fields = node.fieldTypes();
        if (!fields.isEmpty()) {
            return axes.isWhole() && records(node, fields, to, name);
        }
        Optional<Hdf5Type> type = node.type();
        if (type.isEmpty()) {
            return false;
        }
        if (node.shape().length == 0) {
            return scalar(node, type.get(), to, name);
        }
        boolean chosenColumns = axes.second().isPresent() && node.shape().length != 2;
        if (chosenColumns || type.get() == Hdf5Type.TEXT && !axes.isWhole() && node.shape().length > 1) {
            return false;
        }
        if (type.get() == Hdf5Type.TEXT) {
            texts(node, to, name, axes);
        } else {
            numbers(node, type.get(), to, name, axes);
        }
        return true;
    }

    private static boolean scalar(Hdf5Node node, Hdf5Type type, Hdf5Group to, String name)
            throws UnreadableData, IOException {
        Optional<Object> value = node.scalar();
        if (value.isEmpty()) {
            return false;
        }
        if (type == Hdf5Type.TEXT) {
            H5adWriter.typed(to.text(name, value.get().toString()), "string", H5adWriter.ARRAY);
        } else {
            Object entry = value.get();
            Hdf5Dataset one = H5adWriter.typed(to.dataset(name, type), "numeric-scalar", H5adWriter.ARRAY);
            switch (entry) {
                case Float number -> one.write(number.doubleValue());
                case Double number -> one.write(number.doubleValue());
                case Number number -> one.write(number.longValue());
                default -> one.write(List.of("true", "TRUE", "1").contains(entry.toString()) ? 1L : 0L);
            }
        }
        return true;
    }

    private static void texts(Hdf5Node node, Hdf5Group to, String name, CopiedAxes axes) throws UnreadableData {
        List<String> all = Hdf5Arrays.texts(node.flat(), node);
        long[] shape = node.shape();
        if (axes.first().isPresent()) {
            all = Arrays.stream(axes.first().get()).mapToObj(all::get).toList();
            shape = new long[] {all.size()};
        }
        H5adWriter.typed(to.texts(name, all, shape), "string-array", H5adWriter.ARRAY);
    }

    private static boolean records(Hdf5Node node, Map<String, Hdf5Type> types, Hdf5Group to, String name)
            throws UnreadableData {
        var fields = new ArrayList<Hdf5Field>();
        for (var field : node.fields().entrySet()) {
            Hdf5Type type = types.get(field.getKey());
            if (type == null) {
                return false;
            }
            fields.add(new Hdf5Field(field.getKey(), type, values(field.getValue(), type, node)));
        }
        H5adWriter.typed(to.records(name, fields), "rec-array", H5adWriter.ARRAY);
        return true;
    }

    private static List<?> values(Object array, Hdf5Type type, Hdf5Node node) throws UnreadableData {
        return switch (type) {
            case TEXT -> Hdf5Arrays.texts(array, node);
            case FLOAT32, FLOAT64 ->
                Arrays.stream(Hdf5Arrays.doubles(array, node)).boxed().toList();
            case FLAG -> {
                var flags = new ArrayList<Integer>();
                for (boolean flag : Hdf5Arrays.booleans(array, node)) {
                    flags.add(flag ? 1 : 0);
                }
                yield Collections.unmodifiableList(flags);
            }
            default -> Arrays.stream(Hdf5Arrays.longs(array, node)).boxed().toList();
        };
    }

    private static void numbers(Hdf5Node node, Hdf5Type type, Hdf5Group to, String name, CopiedAxes axes)
            throws UnreadableData, IOException {
        long[] shape = node.shape().clone();
        axes.first().ifPresent(rows -> shape[0] = rows.length);
        axes.second().ifPresent(columns -> shape[1] = columns.length);
        Hdf5Dataset out = H5adWriter.typed(to.dataset(name, type, shape), "array", H5adWriter.ARRAY);
        switch (shape.length) {
            case 1 -> list(node, axes.first(), out);
            case 2 -> matrix(node, axes, out);
            default -> {
                Object flat = node.flat();
                int all = (int) node.shape()[0];
                int stride = (int) (Arrays.stream(node.shape()).reduce(1, Math::multiplyExact) / Math.max(1, all));
                for (int row : axes.first().orElseGet(() -> CopiedAxes.all(all))) {
                    Hdf5Window.write(flat, row * stride, stride, out);
                }
            }
        }
    }

    private static void list(Hdf5Node node, Optional<int[]> rows, Hdf5Dataset out) throws UnreadableData, IOException {
        var list = new Hdf5Window(node);
        if (rows.isEmpty()) {
            list.copy(0, node.shape()[0], out);
        } else {
            for (int row : rows.get()) {
                list.copy(row, out);
            }
        }
    }

    private static void matrix(Hdf5Node node, CopiedAxes axes, Hdf5Dataset out) throws UnreadableData, IOException {
        int all = (int) node.shape()[0];
        int width = (int) node.shape()[1];
        int most = Math.max(1, BAND / Math.max(1, width));
        Object[] band = new Object[0];
        int first = 0;
        for (int row : axes.first().orElseGet(() -> CopiedAxes.all(all))) {
            if (row < first || row >= first + band.length) {
                first = row;
                band = (Object[]) node.block(first, Math.min(most, all - first), 0, width);
            }
            Object values = band[row - first];
            if (axes.second().isEmpty()) {
                Hdf5Window.write(values, 0, width, out);
            } else {
                for (int column : axes.second().get()) {
                    Hdf5Window.write(values, column, 1, out);
                }
            }
        }
    }

    /** Whether coordinates are those, for the chosen cells. */
    static boolean holds(Hdf5Node node, Optional<int[]> rows, FloatMatrix those) throws UnreadableData {
        if (!node.isDataset()
                || node.shape().length != 2
                || node.shape()[1] != those.columns()
                || node.type().filter(type -> type == Hdf5Type.FLOAT32).isEmpty()) {
            return false;
        }
        float[] all = Hdf5Arrays.floats(node.flat(), node);
        var whole = new FloatMatrix((int) node.shape()[0], those.columns(), all);
        return Arrays.equals(rows.map(whole::select).orElse(whole).values(), those.values());
    }
}
