package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.error.DataProblem;

/**
 * Tables that somebody edited: where every field is still a count, exactly these counts are read, in their places; where
 * one is not, the table is refused, and no gene or cell goes missing in silence. {@code -Dmixtura.fuzz=10000} says how many.
 */
class EditedTablesTest {

    private static final int CASES = Integer.getInteger("mixtura.fuzz", 1500) / 3;

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    /** Genes, cells, and what stands in the fields of counts, in rows of genes. */
    private static final class Table {
        private final List<String> genes = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private final List<List<String>> fields = new ArrayList<>();

        Table(SplittableRandom random) {
            int width = 3 + random.nextInt(9);
            for (int cell = 0; cell < width; cell++) {
                cells.add("cell_%d".formatted(cell + 1));
            }
            for (int gene = 0; gene < 3 + random.nextInt(12); gene++) {
                genes.add("ENSG%011d".formatted(1 + gene * 7));
                var row = new ArrayList<String>();
                for (int cell = 0; cell < width; cell++) {
                    row.add(random.nextInt(3) == 0 ? "0" : Integer.toString(1 + random.nextInt(900)));
                }
                fields.add(row);
            }
        }

        /** Rows and columns may stand in any order, go, and counts change; all stay counts. */
        void change(SplittableRandom random) {
            int gene = random.nextInt(genes.size());
            int cell = random.nextInt(cells.size());
            switch (random.nextInt(6)) {
                case 0 -> fields.get(gene).set(cell, Integer.toString(random.nextInt(100_000)));
                case 1 -> {
                    String count = fields.get(gene).get(cell);
                    String end = List.of(".0", "e0", ".", "").get(random.nextInt(4));
                    // A second end would make it no number.
                    fields.get(gene).set(cell, count.matches("[0-9]+") ? count + end : count);
                }
                case 2 -> fields.get(gene).set(cell, "0" + fields.get(gene).get(cell));
                case 3 -> {
                    Collections.swap(genes, 0, gene);
                    Collections.swap(fields, 0, gene);
                }
                case 4 -> {
                    Collections.swap(cells, 0, cell);
                    fields.forEach(row -> Collections.swap(row, 0, cell));
                }
                default -> {
                    if (genes.size() > 3) {
                        genes.remove(gene);
                        fields.remove(gene);
                    }
                }
            }
        }

        /** Puts into one field what is no count. */
        String spoil(SplittableRandom random) {
            String odd = List.of("?", "", "NA", "1.2.3", "-4", "0x1f", "1 2", "inf", "twelve", "#REF!")
                    .get(random.nextInt(10));
            fields.get(random.nextInt(genes.size())).set(random.nextInt(cells.size()), odd);
            return odd;
        }

        float[][] expected() {
            float[][] counts = new float[cells.size()][genes.size()];
            for (int gene = 0; gene < genes.size(); gene++) {
                for (int cell = 0; cell < cells.size(); cell++) {
                    counts[cell][gene] = Float.parseFloat(fields.get(gene).get(cell));
                }
            }
            return counts;
        }

        /** In a random style, either way round. */
        String text(SplittableRandom random) {
            boolean genesInRows = random.nextBoolean();
            String delimiter = List.of(",", "\t", ";").get(random.nextInt(3));
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            String quote = random.nextBoolean() ? "\"" : "";
            String aroundCounts = random.nextInt(4) == 0 ? "\"" : "";
            var lines = new ArrayList<String>();
            var rows = genesInRows ? genes : cells;
            var columns = genesInRows ? cells : genes;
            lines.add(
                    columns.stream().map(c -> quote + c + quote).collect(Collectors.joining(delimiter, delimiter, "")));
            for (int r = 0; r < rows.size(); r++) {
                var line = new ArrayList<>(List.of(quote + rows.get(r) + quote));
                for (int c = 0; c < columns.size(); c++) {
                    String field =
                            genesInRows ? fields.get(r).get(c) : fields.get(c).get(r);
                    line.add(aroundCounts + field + aroundCounts);
                }
                lines.add(String.join(delimiter, line));
                if (random.nextInt(20) == 0) {
                    lines.add("");
                }
            }
            return String.join(end, lines) + (random.nextBoolean() ? end : "");
        }
    }

    /** In one of the ways in which programs keep text: with a mark before it, of 16 bits, compressed. */
    private Path written(String text, SplittableRandom random) throws IOException {
        byte[] bytes =
                switch (random.nextInt(5)) {
                    case 0 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
                    case 1 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
                    default -> text.getBytes(StandardCharsets.UTF_8);
                };
        Path file = folder.resolve("edited.txt");
        try (OutputStream out = random.nextInt(4) == 0
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    @Test
    void a_table_of_counts_holds_exactly_what_its_fields_say() throws IOException {
        var random = new SplittableRandom(21);
        for (int i = 0; i < CASES; i++) {
            var table = new Table(random);
            for (int edits = random.nextInt(6); edits > 0; edits--) {
                table.change(random);
            }
            String text = table.text(random);
            Path file = written(text, random);

            CellDataset data = readers.read(file, ReadOptions.DETECT.withNotCounts(List.of()));

            assertThat(data.genes().ids()).as(text).isEqualTo(table.genes);
            assertThat(data.cells().barcodes()).isEqualTo(table.cells);
            assertThat(Fixture.dense(data.counts())).as(text).isDeepEqualTo(table.expected());
        }
    }

    @Test
    void a_table_with_one_field_that_is_no_count_is_refused() throws IOException {
        var random = new SplittableRandom(22);
        for (int i = 0; i < CASES; i++) {
            var table = new Table(random);
            String odd = table.spoil(random);
            String text = table.text(random);
            Path file = written(text, random);

            assertThatThrownBy(() -> readers.read(file, ReadOptions.DETECT))
                    .as("'%s' in%n%s", odd, text)
                    .isInstanceOf(DataProblem.class);
        }
    }
}
