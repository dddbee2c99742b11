package org.mixtura.core.data.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes a new HDF5 file. Space for a data set is taken when it is made, its entries are written as they come, and what
 * describes them is written last, so memory does not grow with the data. Entries are not compressed.
 */
public final class Hdf5Writer implements AutoCloseable {

    static final long UNDEFINED = -1;

    private static final int SUPERBLOCK = 48;

    private final FileChannel channel;
    private final TextHeap heap = new TextHeap(this);
    private final List<Hdf5Dataset> datasets = new ArrayList<>();
    private final Hdf5Group root = new Hdf5Group(this);
    private long end = SUPERBLOCK;

    /** Makes the file, which must not exist. */
    public Hdf5Writer(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The group that holds all others. */
    public Hdf5Group root() {
        return root;
    }

    /** Writes what describes the data and closes the file. Without it the file cannot be read. */
    public void finish() throws IOException {
        for (Hdf5Dataset dataset : datasets) {
            dataset.finish();
        }
        var headers = new ObjectHeaders(this, heap);
        long rootAddress = headers.write(root);
        heap.finish();
        var superblock = new Bytes()
                .u8(0x89)
                .text("HDF\r\n")
                .u8(0x1a)
                .text("\n")
                .u8(2, 8, 8, 0)
                .u64(0)
                .u64(UNDEFINED)
                .u64(end)
                .u64(rootAddress);
        superblock.u32(Lookup3.of(superblock.toArray()));
        write(ByteBuffer.wrap(superblock.toArray()), 0);
        channel.force(true);
        channel.close();
    }

    /** Closes the file; one that was not finished is of no use. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    Hdf5Dataset reserve(Hdf5Type type, long... shape) {
        long entries = LongStream.of(shape).reduce(1, Math::multiplyExact);
        return add(type, type.message(), shape, Math.multiplyExact(entries, type.size()));
    }

    private Hdf5Dataset add(Hdf5Type type, byte[] message, long[] shape, long bytes) {
        var dataset = new Hdf5Dataset(this, type, message, shape, allocate(bytes), bytes);
        datasets.add(dataset);
        return dataset;
    }

    Hdf5Dataset texts(List<String> texts, long... shape) {
        return filled(reserve(Hdf5Type.TEXT, shape), texts);
    }

    Hdf5Dataset records(List<Hdf5Field> fields) {
        var first = fields.getFirst();
        int rows = first.values().size();
        long bytes = Math.multiplyExact((long) rows, Hdf5Field.size(fields));
        var dataset = add(first.type(), Hdf5Field.message(fields), new long[] {rows}, bytes);
        try {
            for (int row = 0; row < rows; row++) {
                dataset.write(Hdf5Field.record(fields, row, heap));
            }
            return dataset;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Hdf5Dataset text(String text) {
        return filled(reserve(Hdf5Type.TEXT), List.of(text));
    }

    private Hdf5Dataset filled(Hdf5Dataset dataset, List<String> texts) {
        try {
            for (String text : texts) {
                dataset.write(heap.add(text));
            }
            return dataset;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Takes space at the end of the file, on an address that is a multiple of 8. */
    long allocate(long bytes) {
        long address = (end + 7) / 8 * 8;
        end = address + bytes;
        return address;
    }

    void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }
}
