package org.mixtura.core.local;

import org.mixtura.core.ReadingSpeed;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.MinibatchFeed;

/** Gathers minibatches as training does, and looks at the clock. */
final class ReadingMeasure {

    private ReadingMeasure() {}

    /** Gathers these rows in minibatches, as training does. */
    static ReadingSpeed of(CountMatrix counts, int[] rows, int size) {
        var plan = new Fixed(rows.length, size);
        long entries = 0;
        double total = 0;
        long begun = System.nanoTime();
        try (var feed = new MinibatchFeed(
                new Minibatch(counts, new int[0], new int[0]),
                new Minibatch(counts, new int[0], new int[0]),
                rows,
                plan)) {
            for (int i = 0; i < plan.count(); i++) {
                Minibatch batch = feed.next();
                entries += batch.rowStart(batch.size());
                for (int row = 0; row < batch.size(); row++) {
                    total += batch.total(row);
                }
            }
        }
        return new ReadingSpeed(rows.length, entries, total, (System.nanoTime() - begun) / 1e9);
    }

    /** Minibatches of one size; the last may be smaller. */
    private record Fixed(int rows, int size) implements MinibatchFeed.Plan {

        @Override
        public int count() {
            return (rows + size - 1) / size;
        }

        @Override
        public int start(int i) {
            return i * size;
        }

        @Override
        public int end(int i) {
            return Math.min(rows, (i + 1) * size);
        }
    }
}
