package org.mixtura.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.DecimalSign;
import org.mixtura.core.data.io.Numerals;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.train.TrainEvent;

class RunFolderTest {

    @TempDir
    private Path dir;

    @Test
    void refusesAFolderThatIsNotEmptyAndLeavesItAsItWas() throws IOException {
        Files.writeString(dir.resolve("precious.txt"), "mine");
        assertThatThrownBy(() -> RunFolder.create(dir, JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("not empty");
        try (var entries = Files.list(dir)) {
            assertThat(entries).containsExactly(dir.resolve("precious.txt"));
        }
    }

    @Test
    void saysDiskWhenTheFolderCannotBeMade() throws IOException {
        Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.create(dir.resolve("file/run"), JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(StorageProblem.class);
    }

    @Test
    void discardLeavesNothing() {
        Path folder = dir.resolve("run");
        var run = RunFolder.create(folder, JsonNodeFactory.instance.objectNode());
        run.log("hello");
        run.discard();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatAKilledProcessHadHalfWrittenGoesWhenTheRunGoesOn() throws IOException {
        Path folder = dir.resolve("run");
        RunFolder.create(folder, JsonNodeFactory.instance.objectNode()).close();
        Path half = Files.writeString(folder.resolve(".status.json.1234.part"), "{");
        RunFolder.reopen(folder, Optional.empty()).close();
        assertThat(half).doesNotExist();
    }

    @Test
    void aRunThatCouldNotBeOpenedIsNotLocked() throws IOException {
        Path folder = dir.resolve("run");
        RunFolder.create(folder, JsonNodeFactory.instance.objectNode()).close();
        Path status = folder.resolve("status.json");
        Files.delete(status);
        Files.createDirectory(status);
        Files.writeString(status.resolve("in the way"), "");
        assertThatThrownBy(() -> RunFolder.reopen(folder, Optional.empty())).isInstanceOf(StorageProblem.class);
        RunPlace.requireUnlocked(folder);
    }

    @Test
    void discardLeavesWhatOthersPutThere() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("mine"));
        var run = RunFolder.create(folder, JsonNodeFactory.instance.objectNode());
        Files.writeString(folder.resolve("notes.txt"), "mine");
        run.discard();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("notes.txt"));
        }
    }

    @Test
    void aCutTableIsRefused() throws IOException {
        Path csv = Files.writeString(dir.resolve("genes.csv"), "id,symbol\nENSG1,TB");
        assertThat(CellTableCsv.readGenes(csv).size()).isEqualTo(1);
        Files.writeString(csv, "id,symbol\nENSG1,TBCE\nENSG");
        assertThatThrownBy(() -> CellTableCsv.readGenes(csv)).isInstanceOf(IOException.class);
    }

    @Test
    void columnsMayHaveColonsInTheirNames() throws IOException {
        Path file = Files.writeString(dir.resolve("l"), "");
        assertThat(ColumnRef.parse("leiden:0.5", dir)).isEqualTo(ColumnRef.of("leiden:0.5"));
        assertThat(ColumnRef.parse("l:type", dir)).isEqualTo(new ColumnRef(Optional.of(file), "type"));
        assertThat(ColumnRef.parse("gone.tsv:type", dir))
                .isEqualTo(new ColumnRef(Optional.of(dir.resolve("gone.tsv")), "type"));
    }

    @Test
    void how_a_table_is_joined_is_part_of_a_specification() {
        var match = new TableMatch(new BarcodeRule.WithoutSuffix(), true, Optional.of("well"));
        var ref = new ColumnRef(Optional.of(dir.resolve("l.tsv")), "type", match);
        var json = JsonNodeFactory.instance.objectNode().set("labels", ReadingJson.write(ref));

        assertThat(ReadingJson.column(json, "labels", dir)).contains(ref);
    }

    @Test
    void what_is_made_of_columns_is_part_of_a_specification() {
        var edits = new ColumnEdits(
                List.of("cell_type"), Map.of("cell_type", List.of("Unknown", "a/b"), "grade", List.of("?")), true);
        var json = JsonNodeFactory.instance.objectNode();
        var numbers = Numerals.DETECT.with(DecimalSign.COMMA).withBlanksAsZeros();
        ReadingJson.write(ReadOptions.DETECT.with(edits).with(numbers), json);
        assertThat(ReadingJson.KEYS)
                .containsAll(json.properties().stream().map(Map.Entry::getKey).toList());
        assertThat(ReadingJson.read(json).columns()).isEqualTo(edits);
        assertThat(ReadingJson.read(json).numerals()).isEqualTo(numbers);

        var match = TableMatch.WHOLE.with(edits.only("cell_type"));
        var ref = new ColumnRef(Optional.of(dir.resolve("l.tsv")), "cell_type", match);
        var labels = JsonNodeFactory.instance.objectNode().set("labels", ReadingJson.write(ref));
        assertThat(ReadingJson.column(labels, "labels", dir)).contains(ref);
    }

    @Test
    void appendsMetricsInOrderWithFullPrecision() throws IOException {
        Path folder = dir.resolve("run");
        var train = new LinkedHashMap<String, Double>();
        train.put("loss", 0.1 + 0.2);
        train.put("kl", Double.NaN);
        try (var run = RunFolder.create(folder, JsonNodeFactory.instance.objectNode())) {
            run.append(new TrainEvent.EpochDone(
                    1, 2, train, Map.of("loss", 3.0), Map.of(), null, 9.9, true, TrainEvent.Usage.UNKNOWN));
            run.append(new TrainEvent.EpochDone(
                    2, 2, train, Map.of(), Map.of("ari", 0.5), null, 9.9, false, TrainEvent.Usage.UNKNOWN));
        }
        var history = MetricsLog.read(folder.resolve(RunFolder.METRICS));
        assertThat(history.curve("train", "loss"))
                .extracting(MetricsHistory.Row::value)
                .containsExactly(0.1 + 0.2, 0.1 + 0.2);
        assertThat(history.curve("train", "kl")).allMatch(row -> Double.isNaN(row.value()));
        assertThat(history.curve("all", "ari")).containsExactly(new MetricsHistory.Row(2, "all", "ari", 0.5));
        assertThat(Files.readString(folder.resolve(RunFolder.METRICS))).doesNotContain("9.9");
    }

    @Test
    void matricesComeBackAndBeginWhereNumpyExpects() throws IOException {
        var matrix = new FloatMatrix(3, 2, new float[] {1, -2.5f, Float.MIN_VALUE, 4, 5, Float.MAX_VALUE});
        Path file = dir.resolve("m.npy");
        Npy.write(file, matrix);
        assertThat(Npy.read(file).values()).containsExactly(matrix.values());
        byte[] bytes = Files.readAllBytes(file);
        int headerLength =
                ByteBuffer.wrap(bytes, 8, 2).order(ByteOrder.LITTLE_ENDIAN).getShort();
        assertThat((10 + headerLength) % 64).isZero();
        assertThat(bytes).hasSize(10 + headerLength + 4 * 6);
    }

    @Test
    void aTruncatedMatrixIsRefused() throws IOException {
        Path file = dir.resolve("m.npy");
        Npy.write(file, new FloatMatrix(2, 2, new float[4]));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 9, 20, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void weightsComeBackInTheDocumentedLayout() throws IOException {
        var weights = new LinkedHashMap<String, Tensor>();
        weights.put("b.weight", new Tensor(new long[] {2, 2}, new float[] {1, 2, 3, 4}));
        weights.put("a.scalar", new Tensor(new long[0], new float[] {7}));
        Path file = dir.resolve("w.safetensors");
        Safetensors.write(file, weights);
        var back = Safetensors.read(file);
        assertThat(back.keySet()).containsExactly("b.weight", "a.scalar");
        assertThat(back.get("b.weight").values()).containsExactly(1, 2, 3, 4);
        assertThat(back.get("a.scalar").shape()).isEmpty();
        byte[] bytes = Files.readAllBytes(file);
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat((8 + header) % 8).isZero();
        assertThat(new String(bytes, 8, (int) header, StandardCharsets.UTF_8)).contains("\"dtype\":\"F32\"");
    }

    @Test
    void damagedWeightsAreRefused() throws IOException {
        Path file = dir.resolve("w.safetensors");
        Safetensors.write(file, Map.of("w", new Tensor(new long[] {2}, new float[] {1, 2})));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(IOException.class);
        Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void cellsComeBackWithKindsLevelsAndMissingValues() throws IOException {
        var cells = new CellTable(
                List.of("A-1", "B,\"quoted\"", "C"),
                List.of(
                        new Column.Categorical("type", List.of("T cell", "10", "9"), new int[] {2, -1, 0}),
                        new Column.Numeric("depth", new double[] {1, Double.NaN, 0.1}),
                        new Column.Text("note", List.of("", "line\nbreak", "ü"))));
        CellTableCsv.writeCells(dir.resolve("c.csv"), dir.resolve("c.json"), cells);
        var back = CellTableCsv.readCells(dir.resolve("c.csv"), dir.resolve("c.json"));
        assertThat(back.barcodes()).isEqualTo(cells.barcodes());
        var type = (Column.Categorical) back.columns().get(0);
        assertThat(type.levels()).containsExactly("T cell", "10", "9");
        assertThat(type.codes()).containsExactly(2, -1, 0);
        assertThat(((Column.Numeric) back.columns().get(1)).values()).containsExactly(1, Double.NaN, 0.1);
        assertThat(back.columns().get(2)).isEqualTo(cells.columns().get(2));
    }

    @Test
    void genesComeBack() throws IOException {
        var genes = new GeneTable(List.of("ENSG1", "ENSG2"), List.of("TBCE", "TBCE"));
        CellTableCsv.writeGenes(dir.resolve("g.csv"), genes);
        assertThat(CellTableCsv.readGenes(dir.resolve("g.csv"))).isEqualTo(genes);
    }

    @Test
    void anUnfinishedRunIsNotOpened() {
        Path folder = dir.resolve("run");
        RunFolder.create(folder, JsonNodeFactory.instance.objectNode()).close();
        var reader = new RunReader(new RunSpecJson(new ModelFamilies()));
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("not finished");
        assertThatThrownBy(() -> reader.read(dir.resolve("nowhere")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("not a run folder");
    }

    @Test
    void theFingerprintOfAMatrixIsAlsoThatOfTheListsBesideIt() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("tenx"));
        Path matrix = Files.writeString(
                folder.resolve("matrix.mtx"),
                "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 3\n2 2 4\n");
        Files.writeString(folder.resolve("genes.tsv"), "ENSG1\tA\nENSG2\tB\n");
        Files.writeString(folder.resolve("barcodes.tsv"), "AAAC-1\nAAAG-1\n");
        var first = Fingerprint.of(matrix);
        Files.writeString(folder.resolve("notes.txt"), "does not belong to it");
        assertThat(Fingerprint.of(matrix)).isEqualTo(first);
        Files.writeString(folder.resolve("barcodes.tsv"), "AAAG-1\nAAAC-1\n");
        assertThat(Fingerprint.of(matrix)).isNotEqualTo(first);
    }

    @Test
    void theFingerprintOfAFolderDependsOnNamesAndContent() throws IOException {
        Path a = Files.createDirectories(dir.resolve("a"));
        Files.writeString(a.resolve("x"), "1");
        var first = Fingerprint.of(a);
        assertThat(Fingerprint.of(a)).isEqualTo(first);
        Files.move(a.resolve("x"), a.resolve("y"));
        assertThat(Fingerprint.of(a).sha256()).isNotEqualTo(first.sha256());
        Files.writeString(a.resolve("y"), "2");
        assertThat(Fingerprint.of(a).bytes()).isEqualTo(1);
    }
}
