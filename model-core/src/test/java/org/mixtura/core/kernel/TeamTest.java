package org.mixtura.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {

    @Test
    void everyIndexIsDoneOnceAndStretchesBeginAtTheGrain() {
        for (int size = 1; size <= 4; size++) {
            try (var team = new Team(size)) {
                var done = new AtomicIntegerArray(103);
                team.split(103, 8, (member, from, to) -> {
                    assertThat(from % 8).isZero();
                    for (int i = from; i < to; i++) {
                        done.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < done.length(); i++) {
                    assertThat(done.get(i)).as("index " + i).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFailureIsToldWhenAllOthersHaveEnded() {
        try (var team = new Team(4)) {
            var ended = new AtomicInteger();
            assertThatThrownBy(() -> team.split(40, 1, (member, from, to) -> {
                        if (member < 2) {
                            throw new OutOfMemoryError("member " + member);
                        }
                        sleep();
                        ended.incrementAndGet();
                    }))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("member 0");
            assertThat(ended).hasValue(2);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
