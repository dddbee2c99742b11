package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines drawn by hand as few corners. */
class HandLineTest {

    private static List<double[]> wave(int points) {
        return IntStream.range(0, points)
                .mapToObj(i -> new double[] {i, 20 * Math.sin(i / 4.0)})
                .toList();
    }

    @Test
    void endsStayAndCornersAreFew() {
        var line = wave(200);
        var few = HandLine.simplified(line, 1, 1, 12);
        assertThat(few).hasSizeBetween(3, 12);
        assertThat(few.getFirst()).isEqualTo(line.getFirst());
        assertThat(few.getLast()).isEqualTo(line.getLast());
    }

    @Test
    void whatLiesWithinReachOfALineIsLeftOut() {
        var straight = List.of(new double[] {0, 0}, new double[] {5, 0.5}, new double[] {10, 0});
        assertThat(HandLine.simplified(straight, 1, 1, 12)).hasSize(2);
        assertThat(HandLine.simplified(straight, 1, 0.1, 12)).hasSize(3);
    }
}
