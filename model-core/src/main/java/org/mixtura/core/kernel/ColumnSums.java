package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.ZERO;
import static org.mixtura.core.kernel.Lanes.all;
import static org.mixtura.core.kernel.Lanes.load;
import static org.mixtura.core.kernel.Lanes.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Sums of a matrix over its rows, each row with a weight of its own. */
public final class ColumnSums {

    /** Columns that stay in the first cache while the rows pass by. */
    private static final int BLOCK = 1024;

    private ColumnSums() {}

    /**
     * Sums over the rows.
     *
     * @param matrix rows x columns, its rows whole vectors
     * @param weights one for each row
     * @param into gets the sums, whole vectors
     */
    public static void weighted(Matrix matrix, float[] weights, int columns, MemorySegment into, Team team) {
        team.split(Lanes.padded(columns), Lanes.WIDTH, (_, from, to) -> {
            for (int j = from; j < to; j += BLOCK) {
                block(matrix, weights, j, Math.min(to, j + BLOCK), into);
            }
        });
    }

    private static void block(Matrix matrix, float[] weights, int from, int to, MemorySegment into) {
        for (int j = from; j < to; j += Lanes.WIDTH) {
            store(ZERO, into, j);
        }
        for (int row = 0; row < weights.length; row++) {
            add(matrix.memory(), matrix.row(row), weights[row], from, to, into);
        }
    }

    private static void add(MemorySegment values, long at, float weight, int from, int to, MemorySegment into) {
        FloatVector factor = all(weight);
        for (int j = from; j < to; j += Lanes.WIDTH) {
            store(factor.fma(load(values, at + j), load(into, j)), into, j);
        }
    }
}
