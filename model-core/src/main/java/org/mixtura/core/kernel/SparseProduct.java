package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.all;
import static org.mixtura.core.kernel.Lanes.load;
import static org.mixtura.core.kernel.Lanes.store;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * A linear layer over sparse rows, and the gradient of its weights. Weights lie column by column of the input: a row of
 * {@code width} numbers for each of them.
 */
public final class SparseProduct {

    private static final int W = Lanes.WIDTH;

    /** Columns a thread takes at least. */
    private static final int GRAIN = 16;

    private final int width;
    private final int tail;
    private final VectorMask<Float> tailMask;
    private final Team team;
    private int[] starts = new int[1];
    private int[] next = new int[0];
    private int[] row = new int[0];
    private float[] value = new float[0];

    /** @param width outputs of the layer */
    public SparseProduct(int width, Team team) {
        this.width = width;
        this.tail = width / W * W;
        this.tailMask = Lanes.SPECIES.indexInRange(tail, width);
        this.team = team;
    }

    /**
     * rows x weights + bias.
     *
     * @param into rows x width
     */
    public void forward(SparseRows rows, MemorySegment weights, MemorySegment bias, MemorySegment into) {
        team.split(rows.rows(), 1, (_, from, to) -> {
            for (int r = from; r < to; r++) {
                forward(rows, r, weights, bias, into);
            }
        });
    }

    private void forward(SparseRows rows, int r, MemorySegment weights, MemorySegment bias, MemorySegment into) {
        long at = (long) r * width;
        MemorySegment.copy(bias, 0, into, at * Float.BYTES, (long) width * Float.BYTES);
        add(rows.column(), rows.value(), rows.start(r), rows.end(r), weights, into, at);
    }

    /**
     * The gradient of the weights: the transpose of the rows x the gradient of the output.
     *
     * @param output gradient of the output, rows x width
     * @param into columns x width
     * @param adds whether it is added to what is there
     */
    public void gradient(SparseRows rows, MemorySegment output, MemorySegment into, boolean adds) {
        byColumn(rows);
        team.split(rows.columns(), GRAIN, (_, from, to) -> {
            if (!adds) {
                long bytes = (long) width * Float.BYTES;
                into.asSlice(from * bytes, (to - from) * bytes).fill((byte) 0);
            }
            for (int c = from; c < to; c++) {
                add(row, value, starts[c], starts[c + 1], output, into, (long) c * width);
            }
        });
    }

    /** Adds rows of a dense matrix, each times its factor, to one row. */
    private void add(int[] of, float[] factor, int from, int to, MemorySegment dense, MemorySegment into, long at) {
        int h = 0;
        for (; h + 8 * W <= width; h += 8 * W) {
            eight(of, factor, from, to, h, dense, into, at + h);
        }
        for (; h < tail; h += W) {
            one(of, factor, from, to, h, dense, into, at + h);
        }
        if (tail < width) {
            rest(of, factor, from, to, dense, into, at + tail);
        }
    }

    private void eight(
            int[] of, float[] factor, int from, int to, int h, MemorySegment dense, MemorySegment into, long at) {
        FloatVector a0 = load(into, at);
        FloatVector a1 = load(into, at + W);
        FloatVector a2 = load(into, at + 2 * W);
        FloatVector a3 = load(into, at + 3 * W);
        FloatVector a4 = load(into, at + 4 * W);
        FloatVector a5 = load(into, at + 5 * W);
        FloatVector a6 = load(into, at + 6 * W);
        FloatVector a7 = load(into, at + 7 * W);
        for (int k = from; k < to; k++) {
            long o = (long) of[k] * width + h;
            FloatVector x = all(factor[k]);
            a0 = x.fma(load(dense, o), a0);
            a1 = x.fma(load(dense, o + W), a1);
            a2 = x.fma(load(dense, o + 2 * W), a2);
            a3 = x.fma(load(dense, o + 3 * W), a3);
            a4 = x.fma(load(dense, o + 4 * W), a4);
            a5 = x.fma(load(dense, o + 5 * W), a5);
            a6 = x.fma(load(dense, o + 6 * W), a6);
            a7 = x.fma(load(dense, o + 7 * W), a7);
        }
        store(a0, into, at);
        store(a1, into, at + W);
        store(a2, into, at + 2 * W);
        store(a3, into, at + 3 * W);
        store(a4, into, at + 4 * W);
        store(a5, into, at + 5 * W);
        store(a6, into, at + 6 * W);
        store(a7, into, at + 7 * W);
    }

    private void one(
            int[] of, float[] factor, int from, int to, int h, MemorySegment dense, MemorySegment into, long at) {
        FloatVector sum = load(into, at);
        for (int k = from; k < to; k++) {
            sum = all(factor[k]).fma(load(dense, (long) of[k] * width + h), sum);
        }
        store(sum, into, at);
    }

    private void rest(int[] of, float[] factor, int from, int to, MemorySegment dense, MemorySegment into, long at) {
        FloatVector sum = masked(into, at);
        for (int k = from; k < to; k++) {
            sum = all(factor[k]).fma(masked(dense, (long) of[k] * width + tail), sum);
        }
        sum.intoMemorySegment(into, at * Float.BYTES, ByteOrder.nativeOrder(), tailMask);
    }

    private FloatVector masked(MemorySegment memory, long index) {
        return FloatVector.fromMemorySegment(
                Lanes.SPECIES, memory, index * Float.BYTES, ByteOrder.nativeOrder(), tailMask);
    }

    /** The same entries, column by column. */
    private void byColumn(SparseRows rows) {
        int columns = rows.columns();
        if (next.length < columns) {
            starts = new int[columns + 1];
            next = new int[columns];
        }
        if (row.length < rows.column().length) {
            row = new int[rows.column().length];
            value = new float[rows.column().length];
        }
        Arrays.fill(starts, 0);
        for (int r = 0; r < rows.rows(); r++) {
            for (int k = rows.start(r); k < rows.end(r); k++) {
                starts[rows.column()[k] + 1]++;
            }
        }
        for (int c = 0; c < columns; c++) {
            starts[c + 1] += starts[c];
        }
        System.arraycopy(starts, 0, next, 0, columns);
        for (int r = 0; r < rows.rows(); r++) {
            for (int k = rows.start(r); k < rows.end(r); k++) {
                int place = next[rows.column()[k]]++;
                row[place] = r;
                value[place] = rows.value()[k];
            }
        }
    }
}
