package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithinFileTest {

    private static final int SIZE = 5000;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        byte[] bytes = new byte[SIZE];
        bytes[SIZE - 1] = 7;
        path = Files.write(folder.resolve("bytes"), bytes);
    }

    @Test
    void what_lies_in_the_file_is_mapped_and_read() throws IOException {
        try (var file = WithinFile.open(path)) {
            assertThat(file.map(MapMode.READ_ONLY, SIZE - 10, 10).get(9)).isEqualTo((byte) 7);
            var all = ByteBuffer.allocate(SIZE);
            assertThat(file.read(all, 0)).isEqualTo(SIZE);
            assertThat(all.get(SIZE - 1)).isEqualTo((byte) 7);
        }
    }

    @Test
    void much_that_lies_behind_the_end_is_refused_without_looking() throws IOException {
        try (var file = WithinFile.open(path)) {
            assertThatThrownBy(() -> file.map(MapMode.READ_ONLY, 1, SIZE))
                    .hasMessage("5000 bytes at 1 lie outside of a file of 5000");
            assertThatThrownBy(() -> file.map(MapMode.READ_ONLY, 100, Long.MAX_VALUE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> file.read(ByteBuffer.allocate(SIZE), 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_few_bytes_at_the_end_are_those_that_there_are() throws IOException {
        try (var file = WithinFile.open(path)) {
            assertThat(file.read(ByteBuffer.allocate(8), SIZE - 3)).isEqualTo(3);
        }
    }
}
