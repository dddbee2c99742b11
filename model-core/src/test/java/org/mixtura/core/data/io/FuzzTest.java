package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;

/**
 * Damaged and hostile files of every format: each ends in time, either in a data set that holds together or in a problem
 * of the data in words. {@code -Dmixtura.fuzz=10000} says how many; without it a sample is tried.
 */
class FuzzTest {

    private static final int CASES = Integer.getInteger("mixtura.fuzz", 1500);
    private static final ReadOptions GENES_IN_ROWS = ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS);
    private static final int LONGEST_SECONDS = 20;

    private static final List<String> FIXTURES = List.of(
            "csr.h5ad",
            "csr_gzip.h5ad",
            "csr_lzf.h5ad",
            "csc.h5ad",
            "dense.h5ad",
            "layers_counts.h5ad",
            "raw_counts.h5ad",
            "anndata_0_6.h5ad",
            "anndata_0_7.h5ad",
            "anndata_0_11.h5ad",
            "tenx_v2.h5",
            "tenx_v3.h5",
            "tenx_v3_antibody.h5",
            "loom_v2.loom",
            "loom_v3.loom",
            "xy_dense.h5",
            "xy_sparse.h5",
            "xy_turned.h5",
            "toy-images-idx3-ubyte.gz");

    @TempDir
    private Path folder;

    /** One way in which a file goes bad. */
    private interface Damage {
        byte[] of(byte[] whole, SplittableRandom random);
    }

    private static final List<Damage> DAMAGES =
            List.of(FuzzTest::cut, FuzzTest::overwritten, FuzzTest::hostile, FuzzTest::moved, FuzzTest::repeated);

    @Test
    void every_damaged_file_ends_in_a_data_set_or_in_words() throws IOException, InterruptedException {
        Map<String, byte[]> seeds = seeds();
        var names = List.copyOf(seeds.keySet());
        var readers = new DatasetReaders(new Spill(folder.resolve("cache"), Spill.USUAL_ENTRIES));
        var random = new SplittableRandom(20_250_101);
        int refused = 0;
        try (var threads = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < CASES; i++) {
                String name = names.get(i % names.size());
                byte[] bytes = damaged(seeds.get(name), random);
                Path file = Files.write(folder.resolve("case.bin"), bytes);
                refused += inTime(name + " case " + i, threads.submit(() -> isRefused(readers, file))) ? 1 : 0;
            }
        }
        assertThat(refused)
                .as("cases that were noticed")
                .isGreaterThan(CASES / 10)
                .isLessThan(CASES);
    }

    private static boolean inTime(String what, Future<Boolean> reading) throws InterruptedException {
        try {
            return reading.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hang) {
            throw new AssertionError(what + " hangs", hang);
        } catch (ExecutionException failure) {
            throw new AssertionError(what + ": " + failure.getCause(), failure.getCause());
        }
    }

    private static boolean isRefused(DatasetReaders readers, Path file) {
        CellDataset data;
        try {
            // What is uncertain without it is refused before much is read.
            data = readers.read(file, FileKind.of(file) == FileKind.MATRIX_MARKET ? GENES_IN_ROWS : ReadOptions.DETECT);
        } catch (DataProblem refused) {
            assertThat(refused.what()).isNotBlank();
            assertThat(refused.remedy()).isNotBlank();
            if (refused.getMessage().contains("does not fit into memory")) {
                throw new AssertionError("a small file is said to be large: " + refused.what(), refused);
            }
            assertThat(refused.getMessage()).doesNotContain("Exception", "OutOfMemory");
            return true;
        }
        CountMatrix counts = data.counts();
        int[] genes = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, genes, values, 0);
            for (int e = 0; e < length; e++) {
                assertThat(genes[e]).isBetween(e == 0 ? 0 : genes[e - 1] + 1, counts.genes() - 1);
                assertThat(values[e]).isFinite().isPositive();
            }
        }
        return false;
    }

    private Map<String, byte[]> seeds() throws IOException {
        var seeds = new LinkedHashMap<String, byte[]>();
        for (String fixture : FIXTURES) {
            seeds.put(fixture, Files.readAllBytes(Fixture.file(fixture)));
        }
        seeds.put("exprs_dense.h5", Files.readAllBytes(Fixture.exprs(folder.resolve("dense.h5"), true)));
        seeds.put("exprs_sparse.h5", Files.readAllBytes(Fixture.exprs(folder.resolve("sparse.h5"), false)));
        String table = "gene,c1,c2,c3\nCD3D,1,0,5\nMS4A1,0,12,3\n\"LYZ\",7,3,0\nNKG7,1.5,2e1,9\n";
        seeds.put("table.csv", text(table));
        seeds.put("table.tsv.gz", packed(text(table.replace(',', '\t'))));
        seeds.put("r_style.csv", text("\"c1\",\"c2\"\n\"CD3D\",1,0\n\"MS4A1\",0,12\n"));
        String mtx =
                "%%MatrixMarket matrix coordinate integer general\n% made up\n3 4 5\n1 1 5\n2 1 7\n3 2 1\n1 3 9\n2 4 2\n";
        seeds.put("long.csv", text("cell,gene,count\nA,CD3D,1\nA,LYZ,12\nB,CD3D,7\nB,MS4A1,3\n"));
        seeds.put("commas.csv", text("sep=;\ngene;c1;c2;c3\nCD3D;1,5;0;5\nMS4A1;;12;1.234,5\nLYZ;7;3;0\n;;;\n"));
        seeds.put("matrix.mtx", text(mtx));
        seeds.put("matrix.mtx.gz", packed(text(mtx)));
        seeds.put("dense.mtx", text("%%MatrixMarket matrix array real general\n2 3\n1\n2\n0\n4\n5\n6\n"));
        return seeds;
    }

    /** Most damage to a compressed file is noticed at once; so half of it is done to what is inside. */
    private static byte[] damaged(byte[] seed, SplittableRandom random) throws IOException {
        boolean gzip = seed.length > 2 && seed[0] == 0x1f && (seed[1] & 0xff) == 0x8b;
        Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
        if (gzip && random.nextBoolean()) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(seed))) {
                return packed(damage.of(in.readAllBytes(), random));
            }
        }
        return damage.of(seed, random);
    }

    private static byte[] cut(byte[] whole, SplittableRandom random) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    /** One to twenty stretches of up to eight bytes. */
    private static byte[] overwritten(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        for (int s = 1 + random.nextInt(20); s > 0; s--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(4000, bytes.length) : bytes.length);
            for (int b = at; b < Math.min(bytes.length, at + 1 + random.nextInt(8)); b++) {
                bytes[b] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    /** Sizes and addresses that nobody should believe. */
    private static byte[] hostile(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long[] lies = {-1, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 40, 1L << 31, 0, 0x7fffffff7fffffffL, 999_999_999};
        for (int s = 1 + random.nextInt(3); s > 0 && bytes.length > 16; s--) {
            int at = random.nextInt(bytes.length - 8) / 4 * 4;
            long lie = lies[random.nextInt(lies.length)];
            if (random.nextBoolean()) {
                buffer.putLong(at, lie);
            } else {
                buffer.putInt(at, (int) lie);
            }
        }
        // In a text a digit becomes many.
        if (bytes[0] != (byte) 0x89 && random.nextBoolean()) {
            String text = new String(whole, StandardCharsets.ISO_8859_1);
            int digit = random.nextInt(text.length());
            return (text.substring(0, digit) + "9999999999" + text.substring(digit))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes;
    }

    /** A stretch is taken out, and perhaps put in elsewhere. */
    private static byte[] moved(byte[] whole, SplittableRandom random) {
        int from = random.nextInt(whole.length);
        int length = Math.min(whole.length - from, 1 + random.nextInt(64));
        var out = new ByteArrayOutputStream();
        out.write(whole, 0, from);
        out.write(whole, from + length, whole.length - from - length);
        if (random.nextBoolean()) {
            out.write(whole, from, length);
        }
        return out.toByteArray();
    }

    /** A stretch comes twice. */
    private static byte[] repeated(byte[] whole, SplittableRandom random) {
        int from = random.nextInt(whole.length);
        int length = Math.min(whole.length - from, 1 + random.nextInt(64));
        var out = new ByteArrayOutputStream();
        out.write(whole, 0, from + length);
        out.write(whole, from, whole.length - from);
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A damaged table about cells gives each cell what stands in its row, or a problem in words. */
    @Test
    void every_damaged_table_about_cells_ends_in_columns_or_in_words() throws IOException {
        var cells = new CellTable(List.of("A-1", "B-1", "C-1", "D-1"), List.of());
        byte[] seed = text(
                "barcode\ttype\tage\tnote\nA-1\tT\t1.5\tx\nB-1\t\"B \"\"2\"\"\"\t\tnull\nC-1\tNA\t7\ty\nD-1\tNK\t-3e2\t\n");
        byte[] comma = text("\"type\",\"age\"\n\"A-1\",\"T\",1\n\"B-1\",\"B\",2\n\"C-1\",\"T\",3\n\"D-1\",\"NK\",4\n");
        var random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            Path file = Files.write(folder.resolve("labels.bin"), damaged(i % 2 == 0 ? seed : comma, random));
            var rule = i % 3 == 0 ? new BarcodeRule.WithoutSuffix() : BarcodeRule.EXACT;
            try {
                var joined = LabelFile.read(file).joinAll(cells, new TableMatch(rule, i % 5 != 0));
                assertThat(joined.hasRow()).hasSize(4).contains(true);
                for (Column column : joined.columns()) {
                    assertThat(column.size()).isEqualTo(4);
                    for (int cell = 0; cell < 4; cell++) {
                        assertThat(joined.hasRow()[cell] || column.text(cell).isEmpty())
                                .isTrue();
                    }
                }
            } catch (DataProblem problem) {
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.getMessage()).doesNotContain("Exception");
                refused++;
            }
        }
        assertThat(refused).isBetween(CASES / 20, CASES - CASES / 20);
    }

    /**
     * Undamaged but odd: tables in all styles with random names and counts hold the counts that were written into them,
     * whatever stands around.
     */
    @Test
    void tables_of_random_counts_hold_what_was_written() throws IOException {
        var random = new SplittableRandom(11);
        var readers = new DatasetReaders(new Spill(folder.resolve("cache"), Spill.USUAL_ENTRIES));
        for (int i = 0; i < 150; i++) {
            int rows = 2 + random.nextInt(12);
            int columns = 4 + random.nextInt(12);
            float[][] counts = new float[rows][columns];
            String delimiter = List.of(",", "\t", ";", " ").get(random.nextInt(4));
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            String quote = random.nextBoolean() ? "\"" : "";
            boolean short_header = random.nextBoolean();
            boolean cells = random.nextBoolean();
            var text = new StringBuilder(random.nextInt(4) == 0 ? "# made by a test" + end : "");
            text.append(short_header ? "" : quote + (delimiter.equals(" ") ? "id" : "") + quote + delimiter);
            for (int c = 0; c < columns; c++) {
                text.append(quote)
                        .append("c")
                        .append(c)
                        .append("x")
                        .append(quote)
                        .append(c < columns - 1 ? delimiter : end);
            }
            for (int r = 0; r < rows; r++) {
                text.append(quote).append("r").append(r).append("x").append(quote);
                for (int c = 0; c < columns; c++) {
                    counts[r][c] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(200_000);
                    boolean plain = random.nextInt(4) > 0;
                    text.append(delimiter).append(plain ? Integer.toString((int) counts[r][c]) : counts[r][c] + "");
                }
                text.append(end);
            }
            Path file = Files.writeString(folder.resolve("odd.txt"), text);
            var options = ReadOptions.DETECT.with(cells ? Orientation.CELLS_BY_GENES : Orientation.GENES_BY_CELLS);

            CountMatrix found =
                    readers.read(file, options.withNotCounts(List.of())).counts();

            float[][] dense = Fixture.dense(found);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    assertThat(cells ? dense[r][c] : dense[c][r])
                            .as(text.toString())
                            .isEqualTo(counts[r][c]);
                }
            }
        }
    }
}
