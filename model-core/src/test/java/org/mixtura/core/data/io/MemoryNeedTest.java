package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {

    private static final long GIBIBYTE = 1L << 30;

    private static MemoryNeed need(int cells, long nonZero, boolean fromDisk, long memory) {
        var data = new Inspection(
                Path.of("d.h5ad"),
                ReadOptions.DETECT,
                "AnnData .h5ad",
                cells,
                20_000,
                nonZero,
                true,
                "X",
                List.of(),
                fromDisk,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
        return new MemoryNeed(data, memory);
    }

    @Test
    void small_counts_leave_nothing_to_choose() {
        var small = need(800, 16 << 20, false, 2 * GIBIBYTE);

        assertThat(small.fits()).isTrue();
        assertThat(small.words()).contains("take 128 MB in memory", "may use 2.0 GB", "nothing to choose");
    }

    @Test
    void counts_that_may_not_fit_say_how_to_have_more_memory() {
        var tight = need(800, 16 << 20, false, GIBIBYTE / 2);

        assertThat(tight.fits()).isFalse();
        assertThat(tight.words()).contains("keep fewer cells", "MIXTURA_JAVA_OPTS=-Xmx16g");
    }

    @Test
    void counts_on_disk_say_what_a_subsample_would_be() {
        var large = need(1_000_000, 1L << 30, true, 2 * GIBIBYTE);

        assertThat(large.fits()).isTrue();
        assertThat(large.words())
                .contains(
                        "would take 8.0 GB",
                        "no more than 128 MB",
                        "50,000 cells takes about 410 MB",
                        "1/20 of the time");
        assertThat(need(40_000, 1L << 30, true, GIBIBYTE).words()).doesNotContain("subsample");
    }
}
