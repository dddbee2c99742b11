package org.mixtura.core.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Global heap collections: texts go in, references to them come out. */
final class TextHeap {

    private static final int SIZE = 1 << 16;
    private static final int HEADER = 16;
    private static final int MOST_OBJECTS = 65_000;

    private final Hdf5Writer file;
    private Bytes objects = new Bytes();
    private int count;
    private long address = -1;
    private int capacity;

    TextHeap(Hdf5Writer file) {
        this.file = file;
    }

    /** The 16 bytes that stand for a text in a data set. */
    byte[] add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // HDF5 has no reference to an empty text but the null one.
        if (bytes.length == 0) {
            return new byte[16];
        }
        int padded = (bytes.length + 7) / 8 * 8;
        // Behind the objects there must be room for the header of the free space.
        if (address < 0 || HEADER + objects.size() + HEADER + padded + HEADER > capacity || count == MOST_OBJECTS) {
            finish();
            capacity = Math.max(SIZE, HEADER + HEADER + padded + HEADER);
            address = file.allocate(capacity);
        }
        count++;
        objects.u16(count).u16(0).u32(0).u64(bytes.length).raw(bytes).zeros(padded - bytes.length);
        return new Bytes().u32(bytes.length).u64(address).u32(count).toArray();
    }

    /** Writes what is not yet written. */
    void finish() throws IOException {
        if (address < 0) {
            return;
        }
        var collection = new Bytes().text("GCOL").u8(1, 0, 0, 0).u64(capacity).raw(objects.toArray());
        int free = capacity - collection.size();
        collection.u16(0).u16(0).u32(0).u64(free).zeros(free - HEADER);
        file.write(ByteBuffer.wrap(collection.toArray()), address);
        objects = new Bytes();
        count = 0;
        address = -1;
    }
}
