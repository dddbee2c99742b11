package org.mixtura.ui.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mixtura.ui.FxTest;

class ScatterBenchTest extends FxTest {

    @Test
    void aMapIsShownDraggedAndSelectedIn() {
        var times = new ScatterBench().measure(5_000);

        assertThat(times.cells()).isEqualTo(5_000);
        assertThat(times.shown()).isPositive();
        assertThat(times.frame()).isPositive().isLessThanOrEqualTo(times.slowFrame());
        assertThat(times.sharp()).isNotNegative();
        assertThat(times.lasso()).isPositive();
        assertThat(times.selected()).as("inside the ring, not all").isBetween(100, 4_900);
        assertThat(times.memory()).isPositive();
        assertThat(times.line().chars().filter(c -> c == '|').count())
                .isEqualTo(ScatterTimes.head()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .chars()
                        .filter(c -> c == '|')
                        .count());
    }
}
