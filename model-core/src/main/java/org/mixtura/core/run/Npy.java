package org.mixtura.core.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.mixtura.core.data.FloatMatrix;

/** NumPy's file format, version 1.0, for matrices of 32-bit floats: {@code numpy.load} reads what is written here. */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), \\}\\s*");

    private Npy() {}

    static void write(Path target, FloatMatrix matrix) throws IOException {
        AtomicFiles.write(target, raw -> {
            var out = new BufferedOutputStream(raw, 1 << 16);
            writeHeader(out, matrix.rows(), matrix.columns());
            writeRows(out, matrix);
            out.flush();
        });
    }

    /** What stands before the rows. */
    static void writeHeader(OutputStream out, int rows, int columns) throws IOException {
        out.write(MAGIC);
        byte[] header = header(rows, columns);
        out.write(header.length & 0xff);
        out.write(header.length >> 8);
        out.write(header);
    }

    /** The next rows. */
    static void writeRows(OutputStream out, FloatMatrix matrix) throws IOException {
        var row = ByteBuffer.allocate(4 * matrix.columns()).order(ByteOrder.LITTLE_ENDIAN);
        for (int r = 0; r < matrix.rows(); r++) {
            row.clear().asFloatBuffer().put(matrix.values(), r * matrix.columns(), matrix.columns());
            out.write(row.array());
        }
    }

    /** Reads a two-dimensional file of little-endian 32-bit floats in C order. */
    static FloatMatrix read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + 2) {
            throw new IOException("too short for a NumPy file");
        }
        bytes.get(magic);
        byte[] header = new byte[Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining())];
        bytes.get(header);
        var shape = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
        if (!Arrays.equals(magic, MAGIC) || !shape.matches()) {
            throw new IOException("not a NumPy file of 32-bit floats in two dimensions");
        }
        int rows = Integer.parseInt(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        if (bytes.remaining() != 4L * rows * columns) {
            throw new IOException("the header promises %d x %d values, the file holds %d bytes of them"
                    .formatted(rows, columns, bytes.remaining()));
        }
        float[] values = new float[rows * columns];
        bytes.asFloatBuffer().get(values);
        return new FloatMatrix(rows, columns, values);
    }

    /** The dictionary, padded with blanks so that the data begin at a multiple of 64 bytes. */
    private static byte[] header(int rows, int columns) {
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
        int unpadded = MAGIC.length + 2 + dictionary.length() + 1;
        int padding = (64 - unpadded % 64) % 64;
        return (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
