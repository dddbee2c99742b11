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
        int h = 0;
        for (; h + 8 * W <= width; h += 8 * W) {
            eight(rows.column(), rows.value(), rows.start(r), rows.end(r), h, weights, bias, into, at + h);
        }
        for (; h < tail; h += W) {
            one(rows.column(), rows.value(), rows.start(r), rows.end(r), h, weights, bias, into, at + h);
        }
        if (tail < width) {
            rest(rows.column(), rows.value(), rows.start(r), rows.end(r), weights, bias, into, at + tail);
        }
    }

    private void eight(
            int[] column,
            float[] value,
            int from,
            int to,
            int h,
            MemorySegment weights,
            MemorySegment bias,
            MemorySegment into,
            long at) {
        FloatVector a0 = load(bias, h);
        FloatVector a1 = load(bias, h + W);
        FloatVector a2 = load(bias, h + 2 * W);
        FloatVector a3 = load(bias, h + 3 * W);
        FloatVector a4 = load(bias, h + 4 * W);
        FloatVector a5 = load(bias, h + 5 * W);
        FloatVector a6 = load(bias, h + 6 * W);
        FloatVector a7 = load(bias, h + 7 * W);
        for (int k = from; k < to; k++) {
            long o = (long) column[k] * width + h;
            FloatVector x = all(value[k]);
            a0 = x.fma(load(weights, o), a0);
            a1 = x.fma(load(weights, o + W), a1);
            a2 = x.fma(load(weights, o + 2 * W), a2);
            a3 = x.fma(load(weights, o + 3 * W), a3);
            a4 = x.fma(load(weights, o + 4 * W), a4);
            a5 = x.fma(load(weights, o + 5 * W), a5);
            a6 = x.fma(load(weights, o + 6 * W), a6);
            a7 = x.fma(load(weights, o + 7 * W), a7);
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
            int[] column,
            float[] value,
            int from,
            int to,
            int h,
            MemorySegment weights,
            MemorySegment bias,
            MemorySegment into,
            long at) {
        FloatVector sum = load(bias, h);
        for (int k = from; k < to; k++) {
            sum = all(value[k]).fma(load(weights, (long) column[k] * width + h), sum);
        }
        store(sum, into, at);
    }

    private void rest(
            int[] column,
            float[] value,
            int from,
            int to,
            MemorySegment weights,
            MemorySegment bias,
            MemorySegment into,
            long at) {
        FloatVector sum = masked(bias, tail);
        for (int k = from; k < to; k++) {
            sum = all(value[k]).fma(masked(weights, (long) column[k] * width + tail), sum);
        }
        sum.intoMemorySegment(into, at * Float.BYTES, ByteOrder.nativeOrder(), tailMask);
    }

    private FloatVector masked(MemorySegment memory, long index) {
        return FloatVector.fromMemorySegment(
                Lanes.SPECIES, memory, index * Float.BYTES, ByteOrder.nativeOrder(), tailMask);
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
            for (int c = from; c < to; c++) {
                gradient(c, output, into, adds);
            }
        });
    }

    private void gradient(int c, MemorySegment output, MemorySegment into, boolean adds) {
        long at = (long) c * width;
        int h = 0;
        for (; h + 4 * W <= width; h += 4 * W) {
            four(row, value, starts[c], starts[c + 1], h, output, into, at + h, adds);
        }
        for (; h < tail; h += W) {
            one(row, value, starts[c], starts[c + 1], h, output, into, at + h, adds);
        }
        if (tail < width) {
            rest(row, value, starts[c], starts[c + 1], output, into, at + tail, adds);
        }
    }

    private void four(
            int[] of,
            float[] x,
            int from,
            int to,
            int h,
            MemorySegment output,
            MemorySegment into,
            long at,
            boolean adds) {
        FloatVector a0 = adds ? load(into, at) : all(0);
        FloatVector a1 = adds ? load(into, at + W) : all(0);
        FloatVector a2 = adds ? load(into, at + 2 * W) : all(0);
        FloatVector a3 = adds ? load(into, at + 3 * W) : all(0);
        for (int k = from; k < to; k++) {
            long o = (long) of[k] * width + h;
            FloatVector factor = all(x[k]);
            a0 = factor.fma(load(output, o), a0);
            a1 = factor.fma(load(output, o + W), a1);
            a2 = factor.fma(load(output, o + 2 * W), a2);
            a3 = factor.fma(load(output, o + 3 * W), a3);
        }
        store(a0, into, at);
        store(a1, into, at + W);
        store(a2, into, at + 2 * W);
        store(a3, into, at + 3 * W);
    }

    private void one(
            int[] of,
            float[] x,
            int from,
            int to,
            int h,
            MemorySegment output,
            MemorySegment into,
            long at,
            boolean adds) {
        FloatVector sum = adds ? load(into, at) : all(0);
        for (int k = from; k < to; k++) {
            sum = all(x[k]).fma(load(output, (long) of[k] * width + h), sum);
        }
        store(sum, into, at);
    }

    private void rest(
            int[] of, float[] x, int from, int to, MemorySegment output, MemorySegment into, long at, boolean adds) {
        FloatVector sum = adds ? masked(into, at) : all(0);
        for (int k = from; k < to; k++) {
            sum = all(x[k]).fma(masked(output, (long) of[k] * width + tail), sum);
        }
        sum.intoMemorySegment(into, at * Float.BYTES, ByteOrder.nativeOrder(), tailMask);
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
