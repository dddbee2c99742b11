package org.mixtura.core.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpillTest {

    @Test
    void aSmallMemoryKeepsFewerEntries() {
        assertThat(Spill.within(Path.of("cache"), 16L << 30).entriesInMemory()).isEqualTo(Spill.USUAL_ENTRIES);
        assertThat(Spill.within(Path.of("cache"), 256L << 20).entriesInMemory()).isEqualTo(4L << 20);
    }
}
