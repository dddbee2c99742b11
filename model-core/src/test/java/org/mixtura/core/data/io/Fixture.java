package org.mixtura.core.data.io;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.mixtura.core.data.CountMatrix;

/** The data sets that model-core/src/test/fixtures/make_fixtures.py has written. */
final class Fixture {

    static final int CELLS = 12;
    static final int GENES = 9;

    private Fixture() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource("/data/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The counts that the script gave to every file. */
    static float[][] counts() {
        try {
            return Files.readAllLines(file("counts.csv")).stream()
                    .map(line -> {
                        String[] fields = line.split(",");
                        float[] row = new float[fields.length];
                        for (int i = 0; i < row.length; i++) {
                            row[i] = Float.parseFloat(fields[i]);
                        }
                        return row;
                    })
                    .toArray(float[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[][] dense(CountMatrix matrix) {
        float[][] out = new float[matrix.cells()][matrix.genes()];
        int[] genes = new int[matrix.genes()];
        float[] values = new float[matrix.genes()];
        for (int cell = 0; cell < out.length; cell++) {
            int length = matrix.copyRow(cell, genes, values, 0);
            for (int i = 0; i < length; i++) {
                out[cell][genes[i]] = values[i];
            }
        }
        return out;
    }

    /** Writes a file as scDeepCluster has them: counts, names, a column of texts and one of numbers. */
    static Path exprs(Path file, boolean dense) {
        try (var out = HdfFile.write(file)) {
            if (dense) {
                out.putDataset("exprs", new float[][] {{0, 2, 0}, {1, 0, 3}});
            } else {
                var rows = out.putGroup("exprs");
                rows.putDataset("data", new float[] {2, 1, 3});
                rows.putDataset("indices", new int[] {1, 0, 2});
                rows.putDataset("indptr", new int[] {0, 1, 3});
                rows.putDataset("shape", new int[] {2, 3});
            }
            out.putDataset("obs_names", new String[] {"C1", "C2"});
            out.putDataset("var_names", new String[] {"CD3D", "MS4A1", "LYZ"});
            var obs = out.putGroup("obs");
            obs.putDataset("cell_type1", new String[] {"T", "B"});
            obs.putDataset("size", new double[] {1.5, 2.5});
        }
        return file;
    }
}
