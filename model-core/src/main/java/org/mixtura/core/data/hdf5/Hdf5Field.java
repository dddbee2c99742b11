package org.mixtura.core.data.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A field of a table of records (HDF5's compound type).
 *
 * @param values of all records: numbers, or texts where the type is {@link Hdf5Type#TEXT}
 */
public record Hdf5Field(String name, Hdf5Type type, List<?> values) {

    private static final int COMPOUND_3 = 0x36;

    public Hdf5Field {
        values = List.copyOf(values);
    }

    /** Size of one record in bytes. */
    static int size(List<Hdf5Field> fields) {
        return fields.stream().mapToInt(field -> field.type.size()).sum();
    }

    /** The datatype message of records with these fields, one behind the other. */
    static byte[] message(List<Hdf5Field> fields) {
        int size = size(fields);
        var message = new Bytes().u8(COMPOUND_3).u16(fields.size()).u8(0).u32(size);
        int offset = 0;
        for (Hdf5Field field : fields) {
            message.text(field.name + "\0");
            // As many bytes as the size of a record needs.
            for (int rest = size, byteOf = 0; rest > 0; rest >>>= 8, byteOf++) {
                message.u8(offset >>> 8 * byteOf & 0xff);
            }
            message.raw(field.type.message());
            offset += field.type.size();
        }
        return message.toArray();
    }

    /** The bytes of one record. */
    static byte[] record(List<Hdf5Field> fields, int row, TextHeap heap) {
        var bytes = ByteBuffer.allocate(size(fields)).order(ByteOrder.LITTLE_ENDIAN);
        for (Hdf5Field field : fields) {
            Object value = field.values.get(row);
            switch (field.type) {
                case TEXT -> bytes.put(reference(heap, (String) value));
                case FLOAT32 -> bytes.putFloat(((Number) value).floatValue());
                case FLOAT64 -> bytes.putDouble(((Number) value).doubleValue());
                case INT8, UINT8, FLAG -> bytes.put(((Number) value).byteValue());
                case INT16, UINT16 -> bytes.putShort(((Number) value).shortValue());
                case INT32, UINT32 -> bytes.putInt(((Number) value).intValue());
                case INT64, UINT64 -> bytes.putLong(((Number) value).longValue());
            }
        }
        return bytes.array();
    }

    private static byte[] reference(TextHeap heap, String text) {
        try {
            return heap.add(text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
