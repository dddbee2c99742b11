package org.mixtura.core.data.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CountView;
import org.mixtura.core.data.CsrMatrix;

/**
 * A count matrix in mapped files, compressed sparse rows with 64-bit row starts, so it may be larger than 2 GiB and than
 * memory. The operating system holds one copy for all processes. Pages that were read are given back now and then, so
 * that a pass over the whole matrix does not fill this process's memory.
 */
public final class MappedCsr implements CountMatrix {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** So many bytes of a large file are looked at in each place: what a crash leaves is lost at an end. */
    private static final long SPOT = 1 << 20;

    private final Path folder;
    private final int genes;
    private final long[] rowStarts;
    private final MemorySegment columns;
    private final MemorySegment values;
    private final Residency residency;

    private MappedCsr(Path folder, int genes, long[] rowStarts, MemorySegment columns, MemorySegment values) {
        this.folder = folder;
        this.genes = genes;
        this.rowStarts = rowStarts;
        this.columns = columns;
        this.values = values;
        this.residency = new Residency(columns, values);
    }

    /**
     * Maps the files of a matrix.
     *
     * @param genes number of columns
     * @throws IOException when files are missing or do not fit together
     */
    public static MappedCsr open(Path folder, int genes) throws IOException {
        // Unmapped when the matrix is no longer reachable: runs and views share it, and nobody owns it.
        Arena arena = Arena.ofAuto();
        MemorySegment starts = map(folder.resolve(RowFiles.STARTS), arena);
        MemorySegment columns = map(folder.resolve(RowFiles.GENES), arena);
        MemorySegment values = map(folder.resolve(RowFiles.COUNTS), arena);
        if (starts.byteSize() / Long.BYTES > Integer.MAX_VALUE - 8) {
            throw new IOException("the files in " + folder + " are no matrix");
        }
        long[] rowStarts = new long[(int) (starts.byteSize() / Long.BYTES)];
        MemorySegment.copy(starts, LONG, 0, rowStarts, 0, rowStarts.length);
        check(folder, rowStarts, columns, values);
        return new MappedCsr(folder, genes, rowStarts, columns, values);
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static void check(Path folder, long[] starts, MemorySegment columns, MemorySegment values)
            throws IOException {
        boolean fits = starts.length > 0
                && starts[0] == 0
                && columns.byteSize() == starts[starts.length - 1] * Integer.BYTES
                && values.byteSize() == columns.byteSize();
        for (int r = 1; fits && r < starts.length; r++) {
            fits = starts[r] >= starts[r - 1] && starts[r] - starts[r - 1] <= Integer.MAX_VALUE;
        }
        if (!fits) {
            throw new IOException("the files in " + folder + " are no matrix");
        }
    }

    /** The folder with the files. */
    public Path folder() {
        return folder;
    }

    /** A checksum of where the rows start, and of the genes and counts at both ends and in the middle. */
    public long checksum() {
        var sum = new CRC32C();
        var eight = ByteBuffer.allocate(Long.BYTES);
        for (long start : rowStarts) {
            sum.update(eight.putLong(0, start).array());
        }
        for (MemorySegment part : List.of(columns, values)) {
            long size = part.byteSize();
            for (long from : new long[] {0, Math.max(0, size / 2 - SPOT / 2), Math.max(0, size - SPOT)}) {
                sum.update(part.asSlice(from, Math.min(SPOT, size - from)).asByteBuffer());
            }
        }
        return sum.getValue();
    }

    @Override
    public int cells() {
        return rowStarts.length - 1;
    }

    @Override
    public int genes() {
        return genes;
    }

    @Override
    public long nonZeros() {
        return rowStarts[cells()];
    }

    @Override
    public int nonZeros(int cell) {
        return (int) (rowStarts[cell + 1] - rowStarts[cell]);
    }

    @Override
    public int copyRow(int cell, int[] geneIndices, float[] counts, int offset) {
        long from = rowStarts[cell];
        int length = (int) (rowStarts[cell + 1] - from);
        MemorySegment.copy(columns, INT, 4 * from, geneIndices, offset, length);
        MemorySegment.copy(values, FLOAT, 4 * from, counts, offset, length);
        residency.touched(length);
        return length;
    }

    @Override
    public CountMatrix select(int[] cells, int[] chosenGenes) {
        var view = CountView.of(this, cells, chosenGenes);
        return view.nonZeros() <= Spill.USUAL_ENTRIES ? CsrMatrix.copyOf(view) : view;
    }
}
