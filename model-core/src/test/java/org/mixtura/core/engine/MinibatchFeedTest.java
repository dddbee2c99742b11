package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CsrMatrix;

class MinibatchFeedTest {

    private final CsrMatrix counts = CsrMatrix.ofDense(
            IntStream.range(0, 10).mapToObj(i -> new float[] {i + 1, 0, i}).toArray(float[][]::new));

    /** Minibatches of three cells. */
    private static final MinibatchFeed.Plan THREES = new MinibatchFeed.Plan() {
        @Override
        public int count() {
            return 4;
        }

        @Override
        public int start(int i) {
            return 3 * i;
        }

        @Override
        public int end(int i) {
            return Math.min(10, 3 * (i + 1));
        }
    };

    private Minibatch minibatch() {
        return new Minibatch(counts, new int[0], new int[0]);
    }

    private MinibatchFeed feed(int[] order) {
        return new MinibatchFeed(minibatch(), minibatch(), order, THREES);
    }

    @Test
    void minibatches_come_in_order_and_whole() {
        int[] order = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        try (var feed = feed(order)) {
            for (int i = 0; i < 4; i++) {
                Minibatch batch = feed.next();
                assertThat(batch.size()).isEqualTo(i < 3 ? 3 : 1);
                for (int row = 0; row < batch.size(); row++) {
                    assertThat(batch.total(row)).isEqualTo(2 * order[3 * i + row] + 1);
                }
            }
        }
    }

    @Test
    void what_goes_wrong_while_gathering_reaches_the_caller() {
        try (var feed = feed(new int[] {0, 1, 2, 99, 1, 2, 3, 4, 5, 6})) {
            feed.next();
            assertThatThrownBy(feed::next).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        }
    }

    @Test
    void closing_early_ends_the_thread() {
        long before = gatherers();
        try (var feed = feed(IntStream.range(0, 10).toArray())) {
            feed.next();
        }
        assertThat(gatherers()).isLessThanOrEqualTo(before);
    }

    private static long gatherers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("minibatches"))
                .count();
    }
}
