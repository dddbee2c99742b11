package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.WorkbenchException;

/** Files with random damage give a data set or a problem in words; nothing else is thrown and nothing hangs. */
class HostileFilesTest {

    private static final int CASES = 150;

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    @ParameterizedTest
    @ValueSource(strings = {"csr.h5ad", "csr_gzip.h5ad", "dense.h5ad", "anndata_0_6.h5ad", "layers_counts.h5ad"})
    void random_damage_ends_in_words(String fixture) throws IOException {
        byte[] whole = Files.readAllBytes(Fixture.file(fixture));
        var random = new SplittableRandom(fixture.hashCode());
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            Path file = Files.write(folder.resolve("damaged.h5ad"), damaged(whole, random));
            // Thirty seconds for a few kilobytes: only a hang takes that long.
            refused += assertTimeoutPreemptively(Duration.ofSeconds(30), () -> isRefused(file)) ? 1 : 0;
        }
        assertThat(refused).as("cases that were noticed").isPositive();
    }

    private boolean isRefused(Path file) {
        try {
            readers.read(file, ReadOptions.DETECT);
            return false;
        } catch (WorkbenchException refused) {
            assertThat(refused.what()).isNotBlank();
            return true;
        }
    }

    /** Cuts the file, or overwrites one to twenty stretches of up to eight bytes, many of them near the front. */
    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        if (random.nextInt(5) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(9, bytes.length));
        }
        int stretches = 1 + random.nextInt(20);
        for (int s = 0; s < stretches; s++) {
            int at = 8 + random.nextInt(random.nextBoolean() ? 4000 : bytes.length - 20);
            int length = 1 + random.nextInt(8);
            byte fill = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt(256));
            for (int b = at; b < Math.min(bytes.length, at + length); b++) {
                bytes[b] = random.nextBoolean() ? fill : (byte) random.nextInt(256);
            }
        }
        return bytes;
    }
}
