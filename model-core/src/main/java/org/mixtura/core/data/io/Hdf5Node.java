package org.mixtura.core.data.io;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.hdf5.Hdf5Type;

/**
 * A group or data set of an HDF5 file. Every call into the HDF5 library goes through here: whatever it throws for a
 * damaged file becomes {@link UnreadableData}, and no array is read whose size the file cannot hold.
 *
 * @param node the library's node
 * @param fileSize size of the file in bytes, the bound for what can be in it
 */
record Hdf5Node(Node node, long fileSize) {

    /** Deflate's best ratio is 1032:1; nothing that a file of n bytes stores can be larger than this many times n. */
    private static final long LARGEST_RATIO = 1100;

    /** The code of what contradicts itself. */
    static final String DAMAGED = "damaged-file";

    /** Small attributes and scalars pass without a look at the file's size. */
    private static final long ALWAYS_FINE = 1 << 16;

    /** The library's own limit is the length of an array. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    String path() {
        return node.getPath().endsWith("/") && node.getPath().length() > 1
                ? node.getPath().substring(0, node.getPath().length() - 1)
                : node.getPath();
    }

    boolean isGroup() {
        return node instanceof Group;
    }

    boolean isDataset() {
        return node instanceof Dataset;
    }

    /** The members of a group by name, in the file's order; empty for a data set. */
    Optional<Hdf5Node> child(String name) throws UnreadableData {
        if (!(node instanceof Group group)) {
            return Optional.empty();
        }
        Node child = guarded(() -> group.getChildren().get(name));
        return child == null ? Optional.empty() : Optional.of(wrap(Hdf5Causes.followed(child)));
    }

    /** A member of a group, or of groups in it where the name has slashes and no member has all of it. */
    Optional<Hdf5Node> at(String path) throws UnreadableData {
        Optional<Hdf5Node> whole = child(path);
        int slash = path.indexOf('/');
        if (whole.isPresent() || slash < 0) {
            return whole;
        }
        Optional<Hdf5Node> group = child(path.substring(0, slash));
        return group.isPresent() ? group.get().at(path.substring(slash + 1)) : Optional.empty();
    }

    /**
     * Checks that a data set holds plain numbers.
     *
     * @throws UnreadableData when it holds text, flags, complex numbers or records
     */
    void requireNumbers() throws UnreadableData {
        boolean numbers = guarded(() ->
                dataset().getDataType() instanceof FixedPoint || dataset().getDataType() instanceof FloatingPoint);
        if (!numbers) {
            throw Hdf5Causes.noNumbers(path());
        }
    }

    /** The member that must be there. */
    Hdf5Node need(String name) throws UnreadableData {
        return child(name).orElseThrow(() -> damaged("The element %s has no '%s'.".formatted(path(), name), null));
    }

    List<String> childNames() throws UnreadableData {
        return node instanceof Group group
                ? guarded(() -> List.copyOf(group.getChildren().keySet()))
                : List.of();
    }

    /** The attribute's text; empty when there is none or when it is no text. */
    Optional<String> text(String attribute) throws UnreadableData {
        return attribute(attribute) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The attribute's numbers; empty when there are none. */
    Optional<long[]> numbers(String attribute) throws UnreadableData {
        Object value = attribute(attribute);
        return value instanceof long[] || value instanceof int[]
                ? Optional.of(Hdf5Arrays.longs(value, this))
                : Optional.empty();
    }

    /** The attribute's list of texts; empty when it is none. */
    List<String> texts(String attribute) throws UnreadableData {
        return attribute(attribute) instanceof String[] texts ? List.of(texts) : List.of();
    }

    private Object attribute(String name) throws UnreadableData {
        return guarded(() -> {
            Attribute attribute = node.getAttributes().get(name);
            if (attribute == null || attribute.isEmpty()) {
                return "";
            }
            checkSize(attribute.getSize(), 1);
            Object data = attribute.getData();
            return data == null ? "" : data;
        });
    }

    /** Whether the attribute is there and true; booleans are written as numbers or as an enumeration. */
    boolean flag(String attribute) throws UnreadableData {
        return switch (attribute(attribute)) {
            case Boolean flag -> flag;
            case Number number -> number.longValue() != 0;
            case String text -> text.equalsIgnoreCase("true");
            default -> false;
        };
    }

    /** How the numbers of a data set are stored; as Java's double where they are none. */
    NumberType numberType() throws UnreadableData {
        return guarded(() -> switch (dataset().getDataType()) {
            case FixedPoint whole ->
                new NumberType(
                        whole.getSize(), whole.isSigned() ? NumberType.Form.SIGNED : NumberType.Form.UNSIGNED, false);
            case FloatingPoint decimal -> new NumberType(decimal.getSize(), NumberType.Form.DECIMAL, false);
            default -> NumberType.DOUBLE;
        });
    }

    /** Whether a data set holds whole numbers. */
    boolean isWholeNumbers() throws UnreadableData {
        return guarded(() -> dataset().getDataType() instanceof FixedPoint);
    }

    /** Whether a data set holds decimals of 16 bits. */
    boolean isHalf() throws UnreadableData {
        return guarded(() -> dataset().getDataType() instanceof FloatingPoint decimal && decimal.getSize() == 2);
    }

    /** What a list of levels holds. */
    Column.Levels levels() throws UnreadableData {
        return guarded(() -> !(node instanceof Dataset list)
                ? Column.Levels.TEXT
                : switch (list.getDataType()) {
                    case FixedPoint _ -> Column.Levels.WHOLE_NUMBER;
                    case FloatingPoint _ -> Column.Levels.DECIMAL_NUMBER;
                    case EnumDataType _, CompoundDataType _ -> Column.Levels.FLAG;
                    default -> Column.Levels.TEXT;
                });
    }

    /** The size of each dimension. */
    long[] shape() throws UnreadableData {
        return guarded(() -> dataset().getDimensionsAsLong());
    }

    /** Number of entries of a one-dimensional data set. */
    int length() throws UnreadableData {
        long[] shape = shape();
        if (shape.length != 1 || shape[0] > LONGEST_ARRAY) {
            throw damaged("The element %s should be a plain list.".formatted(path()), null);
        }
        return (int) shape[0];
    }

    /** All entries in one flat array of the type that is in the file. */
    Object flat() throws UnreadableData {
        return guarded(() -> {
            checkSize(dataset().getSize(), dataset().getDataType().getSize());
            checkChunks(dataset());
            return dataset().getSize() == 0 ? new int[0] : dataset().getDataFlat();
        });
    }

    /** Some entries of a list, which as a whole may be longer than an array. */
    Object slice(long first, int count) throws UnreadableData {
        return guarded(() -> {
            checkRatio(dataset().getSize(), dataset().getDataType().getSize());
            checkChunks(dataset());
            return count == 0 ? new int[0] : dataset().getData(new long[] {first}, new int[] {count});
        });
    }

    /** A rectangle of a two-dimensional data set as an array of rows. */
    Object block(long firstRow, int rows, long firstColumn, int columns) throws UnreadableData {
        return guarded(() -> {
            checkRatio(dataset().getSize(), dataset().getDataType().getSize());
            checkChunks(dataset());
            return dataset().getData(new long[] {firstRow, firstColumn}, new int[] {rows, columns});
        });
    }

    /** How a chunked data set is cut, by dimension; empty when it lies in one piece. */
    Optional<int[]> chunks() throws UnreadableData {
        return guarded(() ->
                node instanceof ChunkedDataset chunked ? Optional.of(chunked.getChunkDimensions()) : Optional.empty());
    }

    /** The only entry of a data set without dimensions; empty when it has none or is no such data set. */
    Optional<Object> scalar() throws UnreadableData {
        return guarded(() -> node instanceof Dataset set && set.isScalar() && !set.isEmpty()
                ? Optional.ofNullable(set.getData())
                : Optional.empty());
    }

    /** What the entries of a data set are, among the types that can be written; empty for any other. */
    Optional<Hdf5Type> type() throws UnreadableData {
        return guarded(() -> Hdf5Types.of(dataset().getDataType()));
    }

    /** The same of the fields of a table of records, by name; empty when it is none, or a field has no such type. */
    Map<String, Hdf5Type> fieldTypes() throws UnreadableData {
        return guarded(() -> {
            var types = new LinkedHashMap<String, Hdf5Type>();
            if (node instanceof Dataset table && table.getDataType() instanceof CompoundDataType records) {
                for (var member : records.getMembers()) {
                    var type = Hdf5Types.of(member.getDataType());
                    if (type.isEmpty()) {
                        return Map.of();
                    }
                    types.put(member.getName(), type.get());
                }
            }
            return types;
        });
    }

    /** The fields of a table of records (HDF5 compound type) by name; empty when this is another thing. */
    Map<String, Object> fields() throws UnreadableData {
        return guarded(() -> {
            if (!(node instanceof Dataset table) || !table.isCompound()) {
                return Map.of();
            }
            checkSize(table.getSize(), table.getDataType().getSize());
            checkChunks(table);
            var fields = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) table.getData()).forEach((name, values) -> fields.put((String) name, values));
            return fields;
        });
    }

    /** The error for a file whose content contradicts itself. */
    static UnreadableData damaged(String what, @Nullable Throwable cause) {
        return new UnreadableData(
                DAMAGED,
                what,
                "The file is damaged or was not copied whole.",
                "Copy or download it again and compare the file sizes.",
                cause);
    }

    /**
     * Runs a call into the library. A broken header can make it throw nearly anything, also errors of memory and
     * recursion that say nothing about this program.
     */
    static <T> T guarded(String path, Supplier<T> call) throws UnreadableData {
        return guarded(path, 0, call);
    }

    private static <T> T guarded(String path, long fileSize, Supplier<T> call) throws UnreadableData {
        try {
            return call.get();
        } catch (OutOfMemoryError e) {
            // The library asks for as many bytes as an entry of the file says before it looks whether there are so
            // many.
            long room = Runtime.getRuntime().maxMemory() / 4;
            if (fileSize < room / LARGEST_RATIO || fileSize < room && isReading(e)) {
                throw damaged("The element %s claims to be larger than the file.".formatted(path), e);
            }
            throw new UnreadableData(
                    "not-enough-memory",
                    "The element %s does not fit into memory.".formatted(path),
                    "The program may use %.1f GB."
                            .formatted(Runtime.getRuntime().maxMemory() / 1e9),
                    "Use a machine with more memory or a file with fewer cells.",
                    e);
        } catch (RuntimeException | StackOverflowError e) {
            Optional<UnreadableData> known = Hdf5Causes.of(path, e);
            if (known.isPresent()) {
                throw known.get();
            }
            throw damaged("The element %s of the HDF5 file cannot be read.".formatted(path), e);
        }
    }

    private static boolean isReading(Throwable e) {
        return Arrays.stream(e.getStackTrace()).anyMatch(at -> at.getClassName().startsWith("io.jhdf.storage"));
    }

    private <T> T guarded(Supplier<T> call) throws UnreadableData {
        return guarded(path(), fileSize, call);
    }

    private Hdf5Node wrap(Node child) {
        return new Hdf5Node(child, fileSize);
    }

    private Dataset dataset() {
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw new IllegalArgumentException("not a data set: " + node.getPath());
    }

    private void checkSize(long entries, int bytesEach) {
        checkRatio(entries, bytesEach);
        if (entries > LONGEST_ARRAY) {
            throw new IllegalArgumentException("%s has %d entries".formatted(node.getPath(), entries));
        }
    }

    /** A chunk is unpacked as a whole, however little of it is wanted. */
    private void checkChunks(Dataset set) {
        if (set instanceof ChunkedDataset chunked) {
            long entries = 1;
            for (int size : chunked.getChunkDimensions()) {
                entries = Math.multiplyExact(entries, size);
            }
            checkSize(entries, set.getDataType().getSize());
        }
    }

    private void checkRatio(long entries, int bytesEach) {
        long bytes = Math.multiplyExact(entries, Math.max(1, bytesEach));
        if (entries < 0 || bytes > ALWAYS_FINE && bytes / LARGEST_RATIO > fileSize) {
            throw new IllegalArgumentException(
                    "%s claims %d entries in a file of %d bytes".formatted(node.getPath(), entries, fileSize));
        }
    }
}
