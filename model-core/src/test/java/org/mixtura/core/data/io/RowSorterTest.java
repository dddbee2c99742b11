package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.store.Spill;

class RowSorterTest {

    private static final float[][] COUNTS = {{1, 0, 2}, {0, 3, 4}, {5, 6, 0}};

    @TempDir
    private Path folder;

    private final AtomicInteger readings = new AtomicInteger();

    /** Gene by gene, and whole readings counted. */
    private void read(EntrySource.Visitor visitor) throws UnreadableData {
        for (int gene = 0; gene < 3; gene++) {
            for (int cell = 0; cell < 3; cell++) {
                if (COUNTS[cell][gene] != 0 && !visitor.visit(cell, gene, COUNTS[cell][gene])) {
                    return;
                }
            }
        }
        readings.incrementAndGet();
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "1, 2"})
    void what_each_cell_has_is_not_counted_again_where_it_is_known(long inMemory, int bands) throws UnreadableData {
        var sorter = new RowSorter("test", this::read, 3, 3, new Spill(folder, inMemory));

        assertThat(Fixture.dense(sorter.sort(Optional.of(new int[] {2, 2, 2})))).isDeepEqualTo(COUNTS);
        assertThat(readings).hasValue(bands);

        assertThat(Fixture.dense(sorter.sort())).isDeepEqualTo(COUNTS);
        assertThat(readings).hasValue(2 * bands + 1);
    }
}
