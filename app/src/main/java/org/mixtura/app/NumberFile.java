package org.mixtura.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** A file of little-endian 32-bit numbers, as other programs read and write it. */
record NumberFile(Path file) {

    void write(float[] values) {
        ByteBuffer bytes = room(values.length);
        bytes.asFloatBuffer().put(values);
        write(bytes);
    }

    void write(int[] values) {
        ByteBuffer bytes = room(values.length);
        bytes.asIntBuffer().put(values);
        write(bytes);
    }

    float[] floats() {
        try {
            var numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] values = new float[numbers.remaining()];
            numbers.get(values);
            return values;
        } catch (IOException e) {
            throw problem("read", e);
        }
    }

    private static ByteBuffer room(int numbers) {
        return ByteBuffer.allocate(Math.multiplyExact(numbers, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) {
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw problem("written", e);
        }
    }

    private StorageProblem problem(String done, IOException cause) {
        return new StorageProblem(
                "'%s' cannot be %s.".formatted(file, done),
                SystemReason.of(cause),
                "Free some space in the folder for temporary files.",
                cause);
    }
}
