package org.mixtura.core.run;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.commons.csv.CSVFormat;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/**
 * A large matrix on its way to a file, some rows at a time and never whole in memory. The ending says the format: {@code
 * .csv} with named rows and columns, or {@code .npy}, which holds numbers alone.
 */
public final class MatrixFile {

    private final Path path;
    private final boolean csv;

    private MatrixFile(Path path, boolean csv) {
        this.path = path;
        this.csv = csv;
    }

    /**
     * A file by that name, not yet written.
     *
     * @throws ConfigProblem when the ending is another
     * @throws StorageProblem when its folder is not there
     */
    public static MatrixFile at(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".npy")) {
            throw new ConfigProblem(
                    "The file '%s' cannot be written.".formatted(path),
                    "The ending says the format, and there are .csv and .npy.",
                    "Choose a file name with one of these endings.");
        }
        requireFolder(path);
        return new MatrixFile(path, isTable(path));
    }

    /** Whether a file of that name has names of rows and columns. */
    public static boolean isTable(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /**
     * Finds out before long work that a file cannot be put where it is wanted.
     *
     * @throws StorageProblem when its folder is not there
     */
    public static void requireFolder(Path path) {
        if (Files.isDirectory(path)) {
            throw unwritable(path, "It is the name of a folder.", "Choose another name.");
        }
        requireParent(path);
    }

    /**
     * The same of what may be a file or a folder itself.
     *
     * @throws StorageProblem when the folder it is to lie in is not there
     */
    public static void requireParent(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Files.exists(folder)
                    ? unwritable(path, "'%s' is a file, not a folder.".formatted(folder), "Choose another place.")
                    : unwritable(
                            path,
                            "The folder '%s' is not there.".formatted(folder),
                            "Make the folder, or choose another place with --out.");
        }
    }

    private static StorageProblem unwritable(Path path, String why, String remedy) {
        return new StorageProblem("The file '%s' cannot be written.".formatted(path), why, remedy);
    }

    /**
     * What rows and columns are called.
     *
     * @param keys names of the columns before the numbers, for example {@code barcode}
     * @param keysOfRow their texts for each row
     * @param columns names of the columns of numbers
     */
    public record Names(List<String> keys, IntFunction<List<String>> keysOfRow, List<String> columns) {}

    /**
     * Writes the whole matrix, or nothing when {@code content} throws.
     *
     * @param rows how many there will be
     * @param content hands over the rows in their order
     * @throws StorageProblem when the file cannot be written
     */
    public void write(Names names, int rows, Consumer<Consumer<FloatMatrix>> content) {
        try {
            AtomicFiles.write(path, out -> {
                if (csv) {
                    writeCsv(out, names, content);
                } else {
                    writeNpy(out, names, rows, content);
                }
            });
        } catch (IOException failure) {
            throw unwritable(failure);
        } catch (UncheckedIOException failure) {
            throw unwritable(Objects.requireNonNull(failure.getCause()));
        }
    }

    private static void writeCsv(OutputStream out, Names names, Consumer<Consumer<FloatMatrix>> content)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write(CSVFormat.RFC4180.format(names.keys().toArray()));
        for (String column : names.columns()) {
            writer.append(',').append(CSVFormat.RFC4180.format(column));
        }
        writer.append('\n');
        var lines = new Lines(writer, names);
        content.accept(chunk -> {
            try {
                lines.write(chunk);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        writer.flush();
    }

    private static void writeNpy(OutputStream out, Names names, int rows, Consumer<Consumer<FloatMatrix>> content)
            throws IOException {
        var buffered = new BufferedOutputStream(out, 1 << 16);
        Npy.writeHeader(buffered, rows, names.columns().size());
        content.accept(chunk -> {
            try {
                Npy.writeRows(buffered, chunk);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        buffered.flush();
    }

    private static final class Lines {

        private final Writer writer;
        private final Names names;
        private int row;

        Lines(Writer writer, Names names) {
            this.writer = writer;
            this.names = names;
        }

        void write(FloatMatrix chunk) throws IOException {
            for (int r = 0; r < chunk.rows(); r++, row++) {
                writer.write(
                        CSVFormat.RFC4180.format(names.keysOfRow().apply(row).toArray()));
                for (int c = 0; c < chunk.columns(); c++) {
                    writer.append(',').append(text(chunk.at(r, c)));
                }
                writer.append('\n');
            }
        }

        /** Counts look like counts. */
        private static String text(float value) {
            return value == Math.rint(value) && Math.abs(value) < 1e7
                    ? Integer.toString((int) value)
                    : Float.toString(value);
        }
    }

    private StorageProblem unwritable(IOException failure) {
        return new StorageProblem(
                "The file '%s' cannot be written.".formatted(path),
                SystemReason.of(failure),
                "Check free space and permissions, or choose another place with --out.",
                failure);
    }
}
