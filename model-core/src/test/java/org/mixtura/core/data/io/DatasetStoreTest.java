package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.MappedCsr;
import org.mixtura.core.data.store.Spill;

/** Counts that are too many for memory; here four are. */
class DatasetStoreTest {

    private static final int FEW = 4;

    @TempDir
    private Path folder;

    private DatasetReaders spilling() {
        return new DatasetReaders(new Spill(folder.resolve("cache"), FEW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csr.h5ad",
                "csc.h5ad",
                "dense.h5ad",
                "csr_lzf.h5ad",
                "layers_counts.h5ad",
                "tenx_v3.h5",
                "loom_v2.loom",
                "xy_sparse.h5",
                "toy-images-idx3-ubyte.gz"
            })
    void every_reader_gives_the_same_from_disk(String fixture) {
        CellDataset inMemory = new DatasetReaders().read(Fixture.file(fixture), ReadOptions.DETECT);
        for (int time = 0; time < 2; time++) {
            CellDataset onDisk = spilling().read(Fixture.file(fixture), ReadOptions.DETECT);

            assertThat(onDisk.counts()).isInstanceOf(MappedCsr.class);
            assertThat(Fixture.dense(onDisk.counts())).isDeepEqualTo(Fixture.dense(inMemory.counts()));
            assertThat(onDisk.genes()).isEqualTo(inMemory.genes());
            assertThat(onDisk.cells().barcodes()).isEqualTo(inMemory.cells().barcodes());
            assertThat(onDisk.countsAt()).isEqualTo(inMemory.countsAt());
            assertThat(onDisk.counts().librarySizes())
                    .isEqualTo(inMemory.counts().librarySizes());
            for (int column = 0; column < inMemory.cells().columns().size(); column++) {
                assertThat(onDisk.cells().columns().get(column))
                        .usingRecursiveComparison()
                        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                        .isEqualTo(inMemory.cells().columns().get(column));
            }
        }
    }

    @Test
    void several_that_begin_at_once_convert_a_source_once() throws Exception {
        Path source = Fixture.file("csr.h5ad");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<CountMatrix> reading =
                    () -> spilling().read(source, ReadOptions.DETECT).counts();
            var readings = threads.invokeAll(Collections.nCopies(4, reading));
            for (Future<CountMatrix> each : readings) {
                assertThat(Fixture.dense(each.get())).isDeepEqualTo(Fixture.counts());
            }
        }

        try (var files = Files.list(folder.resolve("cache"))) {
            assertThat(files.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void what_is_said_of_genes_comes_from_the_cache_too() throws IOException, UnreadableData {
        Path table = Files.writeString(
                folder.resolve("genes.tsv"),
                "Geneid\tChr\tLength\tA-1\tB-1\nCD3D\tchr11\t900\t1\t4\nLYZ\tchr12\t1500\t7\t3\nMS4A1\tchr11\t80\t0\t2\n");
        var options = ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS);
        for (int time = 0; time < 2; time++) {
            Reading reading = spilling().open(table, options);

            assertThat(reading.values()).isInstanceOf(MappedCsr.class);
            assertThat(reading.aboutGenes()).extracting(Column::name).containsExactly("Chr", "Length");
            assertThat(reading.aboutGenes().getLast().text(1)).isEqualTo("1500");
        }
    }

    @Test
    void a_matrix_market_file_in_any_order_is_sorted_in_bands() throws IOException {
        var text = new StringBuilder("%%MatrixMarket matrix coordinate integer general\n5 40 200\n");
        for (int gene = 1; gene <= 5; gene++) {
            for (int cell = 40; cell >= 1; cell--) {
                text.append(gene)
                        .append(' ')
                        .append(cell)
                        .append(' ')
                        .append(gene * 100 + cell)
                        .append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("m.mtx"), text);
        var options = new ReadOptions(java.util.Optional.empty(), java.util.Optional.of(Orientation.GENES_BY_CELLS));

        float[][] counts = Fixture.dense(spilling().read(file, options).counts());

        for (int cell = 0; cell < 40; cell++) {
            for (int gene = 0; gene < 5; gene++) {
                assertThat(counts[cell][gene]).isEqualTo((gene + 1) * 100 + cell + 1);
            }
        }
    }

    @Test
    void a_data_set_is_converted_once_and_found_again_by_its_content() throws IOException {
        Path source = Files.copy(Fixture.file("csr.h5ad"), folder.resolve("a.h5ad"));
        Path first = folderOf(spilling().read(source, ReadOptions.DETECT));

        assertThat(folderOf(spilling().read(source, ReadOptions.DETECT))).isEqualTo(first);
        Path moved = Files.move(source, folder.resolve("b.h5ad"));
        assertThat(folderOf(spilling().read(moved, ReadOptions.DETECT))).isEqualTo(first);
    }

    @Test
    void a_changed_file_is_converted_again_also_when_its_size_is_the_same() throws IOException {
        Path source = Files.copy(Fixture.file("csr.h5ad"), folder.resolve("a.h5ad"));
        Path first = folderOf(spilling().read(source, ReadOptions.DETECT));
        byte[] bytes = Files.readAllBytes(source);
        bytes[bytes.length - 1] ^= 1;
        Files.write(source, bytes);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(folderOf(spilling().read(source, ReadOptions.DETECT))).isNotEqualTo(first);
    }

    @Test
    void a_damaged_or_deleted_entry_is_made_again() throws IOException {
        Path source = Fixture.file("csr.h5ad");
        CellDataset whole = spilling().read(source, ReadOptions.DETECT);
        Path first = folderOf(whole);
        Files.write(first.resolve("counts.f32"), new byte[3]);

        CellDataset again = spilling().read(source, ReadOptions.DETECT);

        assertThat(folderOf(again)).isNotEqualTo(first);
        assertThat(Fixture.dense(again.counts())).isDeepEqualTo(Fixture.counts());
    }

    @Test
    void an_entry_that_is_no_entry_stops_nobody() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Path garbage = Files.writeString(folder.resolve("cache/1-0123456789abcdef-01234567.json"), "garbage");
        Path foreign = Files.writeString(folder.resolve("cache/1-notes.json"), "my notes");

        CellDataset data = spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT);

        assertThat(data.counts()).isInstanceOf(MappedCsr.class);
        assertThat(garbage).doesNotExist();
        assertThat(foreign).as("a file of somebody else").exists();
    }

    @Test
    void an_entry_that_another_version_wrote_is_made_again() throws IOException {
        Path source = Fixture.file("csr.h5ad");
        Path first = folderOf(spilling().read(source, ReadOptions.DETECT));
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Files.writeString(file, Files.readString(file).replace("COUNTS", "NO_KIND"));
            }
        }

        assertThat(folderOf(spilling().read(source, ReadOptions.DETECT))).isNotEqualTo(first);
    }

    @Test
    void folders_that_nobody_finished_are_swept() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path left = Files.createDirectory(cache.resolve("matrix-left"));
        Files.writeString(left.resolve("genes.i32"), "x");
        Files.setLastModifiedTime(
                left.resolve("genes.i32"), FileTime.from(Instant.now().minusSeconds(200_000)));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(200_000)));

        spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT);

        assertThat(left).doesNotExist();
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void chosen_rows_and_columns_are_those_of_a_matrix_in_memory() {
        CountMatrix onDisk =
                spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT).counts();
        CountMatrix inMemory = new DatasetReaders()
                .read(Fixture.file("csr.h5ad"), ReadOptions.DETECT)
                .counts();
        int[] cells = {7, 0, 3};
        int[] genes = {8, 2, 5, 0};

        assertThat(Fixture.dense(onDisk.select(cells, genes)))
                .isDeepEqualTo(Fixture.dense(inMemory.select(cells, genes)));
        var view = org.mixtura.core.data.CountView.of(onDisk, cells, genes);
        assertThat(Fixture.dense(view)).isDeepEqualTo(Fixture.dense(inMemory.select(cells, genes)));
        assertThat(view.librarySizes()).isEqualTo(inMemory.select(cells, genes).librarySizes());
    }

    @Test
    void many_threads_read_one_matrix() throws InterruptedException {
        CountMatrix counts =
                spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT).counts();
        float[][] expected = Fixture.counts();
        var failures = new java.util.concurrent.ConcurrentLinkedQueue<Throwable>();
        var threads = List.of(1, 2, 3, 4).stream()
                .map(_ -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> failures.add(e))
                        .start(() -> {
                            for (int round = 0; round < 200; round++) {
                                assertThat(Fixture.dense(counts)).isDeepEqualTo(expected);
                            }
                        }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
    }

    private static Path folderOf(CellDataset data) {
        return ((MappedCsr) data.counts()).folder();
    }

    @Test
    void names_that_were_changed_beside_a_matrix_are_read_again() throws IOException {
        Path home = Files.createDirectories(folder.resolve("tenx"));
        Files.writeString(
                home.resolve("matrix.mtx"),
                "%%MatrixMarket matrix coordinate integer general\n3 2 6\n1 1 5\n2 1 7\n3 1 2\n1 2 1\n2 2 1\n3 2 9\n");
        Path genes = Files.writeString(home.resolve("genes.tsv"), "E1\tA\nE2\tB\nE3\tC\n");
        Path barcodes = Files.writeString(home.resolve("barcodes.tsv"), "OLD1\nOLD2\n");
        for (Path source : List.of(home, home.resolve("matrix.mtx"))) {
            Files.writeString(barcodes, "OLD1\nOLD2\n");
            Files.writeString(genes, "E1\tA\nE2\tB\nE3\tC\n");
            assertThat(spilling().read(source, ReadOptions.DETECT).cells().barcodes())
                    .containsExactly("OLD1", "OLD2");

            // The same size and time of change: a copy that keeps times looks so.
            var time = Files.getLastModifiedTime(barcodes);
            Files.writeString(barcodes, "NEW1\nNEW2\n");
            Files.setLastModifiedTime(barcodes, time);
            assertThat(spilling().read(source, ReadOptions.DETECT).cells().barcodes())
                    .containsExactly("NEW1", "NEW2");

            time = Files.getLastModifiedTime(genes);
            Files.writeString(genes, "E1\tX\nE2\tY\nE3\tZ\n");
            Files.setLastModifiedTime(genes, time);
            assertThat(spilling().read(source, ReadOptions.DETECT).genes().symbols())
                    .containsExactly("X", "Y", "Z");
        }
    }

    @Test
    void a_file_with_the_size_and_time_of_the_one_before_is_looked_into() throws IOException {
        Path source = Files.copy(Fixture.file("csr.h5ad"), folder.resolve("a.h5ad"));
        Path first = folderOf(spilling().read(source, ReadOptions.DETECT));
        var time = Files.getLastModifiedTime(source);
        byte[] bytes = Files.readAllBytes(source);
        bytes[bytes.length - 1] ^= 1;
        Files.write(source, bytes);
        Files.setLastModifiedTime(source, time);

        assertThat(folderOf(spilling().read(source, ReadOptions.DETECT))).isNotEqualTo(first);
    }

    @Test
    void labels_that_come_to_lie_beside_images_are_found() throws IOException {
        Path images = Files.copy(Fixture.file("toy-images-idx3-ubyte.gz"), folder.resolve("toy-images-idx3-ubyte.gz"));
        assertThat(spilling().read(images, ReadOptions.DETECT).cells().columns())
                .isEmpty();

        Files.copy(Fixture.file("toy-labels-idx1-ubyte.gz"), folder.resolve("toy-labels-idx1-ubyte.gz"));

        assertThat(spilling().read(images, ReadOptions.DETECT).cells().column("label"))
                .isPresent();
    }

    @Test
    void a_file_that_is_changed_while_it_is_read_is_refused_and_not_kept() throws IOException {
        Path source = Files.copy(Fixture.file("csr.h5ad"), folder.resolve("a.h5ad"));
        var store = new DatasetStore(new Spill(folder.resolve("cache"), FEW));
        var reader = new H5adReader();

        for (boolean fails : new boolean[] {false, true}) {
            assertThatThrownBy(() -> store.open(source, ReadOptions.DETECT, () -> List.of(source), spill -> {
                        Reading reading = reader.read(source, ReadOptions.DETECT, spill);
                        append(source);
                        if (fails) {
                            throw new ArrayIndexOutOfBoundsException("the file grew");
                        }
                        return reading;
                    }))
                    .isInstanceOfSatisfying(
                            UnreadableData.class,
                            e -> assertThat(e.finding().code()).isEqualTo("changed-while-reading"));
        }
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).isEmpty();
        }
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts.f32", "genes.i32", "starts.i64", "tables.bin"})
    void an_entry_of_the_right_size_with_other_bytes_is_made_again(String name) throws IOException {
        Path source = Fixture.file("csr.h5ad");
        Path first = folderOf(spilling().read(source, ReadOptions.DETECT));
        // What a power cut leaves of a file that was not forced to the disk.
        Files.write(first.resolve(name), new byte[(int) Files.size(first.resolve(name))]);

        CellDataset again = spilling().read(source, ReadOptions.DETECT);

        assertThat(folderOf(again)).isNotEqualTo(first);
        assertThat(Fixture.dense(again.counts())).isDeepEqualTo(Fixture.counts());
    }

    @Test
    void entries_that_nobody_used_for_months_go() throws IOException {
        Path old = folderOf(spilling().read(Fixture.file("csc.h5ad"), ReadOptions.DETECT));
        Path used = folderOf(spilling().read(Fixture.file("dense.h5ad"), ReadOptions.DETECT));
        Instant long_ago = Instant.now().minus(java.time.Duration.ofDays(120));
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(long_ago));
            }
        }
        // Using an entry makes it young again.
        assertThat(folderOf(spilling().read(Fixture.file("dense.h5ad"), ReadOptions.DETECT)))
                .isEqualTo(used);

        spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT);

        assertThat(old).doesNotExist();
        assertThat(used).isDirectory();
    }

    @Test
    void bytes_that_are_no_text_are_no_entry() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path garbage = Files.write(
                cache.resolve("1-0123456789abcdef-00000001.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Files.createDirectory(cache.resolve("2-0123456789abcdef-00000001.json"));
        Path escape = Files.writeString(cache.resolve("3-0123456789abcdef-00000001.json"), "{\"folder\":\"../..\"}");

        spilling().read(Fixture.file("csr.h5ad"), ReadOptions.DETECT);

        assertThat(garbage).doesNotExist();
        assertThat(escape).doesNotExist();
    }
}
