package org.mixtura.core.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Small gradients on their way to where the optimiser finds them. */
final class HandGradients {

    private HandGradients() {}

    /** Copies, or adds, the first numbers of one memory to another. */
    static void put(MemorySegment from, int count, MemorySegment into, boolean adds) {
        if (!adds) {
            MemorySegment.copy(from, 0, into, 0, (long) count * Float.BYTES);
            return;
        }
        for (int i = 0; i < count; i++) {
            float sum = into.getAtIndex(ValueLayout.JAVA_FLOAT, i) + from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            into.setAtIndex(ValueLayout.JAVA_FLOAT, i, sum);
        }
    }
}
