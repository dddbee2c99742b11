package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;

/** Files of one study as programs really leave them: folders of one name, ids here and symbols there, numbered barcodes. */
class JoinedStudiesTest {

    private static final String FEATURES = "ENSG00000000001\tCD3D\tGene Expression\n"
            + "ENSG00000000002\tMS4A1\tGene Expression\n"
            + "ENSG00000000003\tLYZ\tGene Expression\n"
            + "ENSG00000000004\tTBCE\tGene Expression\n"
            + "ENSG00000000005\tTBCE\tGene Expression\n"
            + "ENSG00000000006\tNKG7\tGene Expression\n"
            + "ENSG00000000007\tGNLY\tGene Expression\n";

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    private Path sample(String name, String... barcodes) throws IOException {
        Path matrix = Files.createDirectories(folder.resolve(name).resolve("filtered_feature_bc_matrix"));
        Files.writeString(matrix.resolve("features.tsv"), FEATURES);
        Files.writeString(matrix.resolve("barcodes.tsv"), String.join("\n", barcodes) + "\n");
        var entries = new StringBuilder("%%MatrixMarket matrix coordinate integer general\n7 ")
                .append(barcodes.length)
                .append(' ')
                .append(barcodes.length)
                .append('\n');
        for (int cell = 1; cell <= barcodes.length; cell++) {
            entries.append(cell)
                    .append(' ')
                    .append(cell)
                    .append(' ')
                    .append(10 + cell)
                    .append('\n');
        }
        Files.writeString(matrix.resolve("matrix.mtx"), entries);
        return matrix;
    }

    private ImportReport joined(GeneJoin genes, Path... sources) {
        var request = new ImportRequest(
                List.of(sources),
                ReadOptions.DETECT,
                List.of(),
                new TableMatch(BarcodeRule.EXACT, false),
                "sample",
                List.of(),
                genes,
                ImportRequest.Changes.NONE);
        return new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(request, folder.resolve("out.h5ad"));
    }

    private CellDataset written() {
        return readers.read(folder.resolve("out.h5ad"), ReadOptions.DETECT);
    }

    @Test
    void foldersOfOneNameAreToldApartByTheFoldersThatTheyAreIn() throws IOException {
        joined(GeneJoin.ASK, sample("donor1", "AAACCCAAGA-1"), sample("donor2", "AAACCCAAGA-1"));

        var cells = written().cells();
        assertThat(cells.column("sample").orElseThrow().asCategorical().levels())
                .containsExactly("donor1", "donor2");
        assertThat(cells.barcodes()).containsExactly("AAACCCAAGA-1-donor1", "AAACCCAAGA-1-donor2");
    }

    @Test
    void symbolsOfOneFileFindTheIdsOfAnother() throws IOException {
        Path table = Files.writeString(
                folder.resolve("plate.csv"), ",LYZ,CD3D,MS4A1,GNLY,NKG7,TBCE\nA1,3,1,0,0,2,9\nA2,0,4,5,1,0,0\n");

        var report = joined(GeneJoin.ALL, sample("donor1", "AAACCCAAGA-1", "AAACCCAAGC-1", "AAACCCAAGG-1"), table);

        assertThat(report.warnings()).anyMatch(text -> text.contains("5 of its 6 genes were matched by symbol"));
        var data = written();
        // TBCE stands for two ids, so nobody knows which one the table means.
        assertThat(data.genes().ids())
                .containsExactly(
                        "ENSG00000000001",
                        "ENSG00000000002",
                        "ENSG00000000003",
                        "ENSG00000000004",
                        "ENSG00000000005",
                        "ENSG00000000006",
                        "ENSG00000000007",
                        "TBCE");
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(new float[][] {
            {11, 0, 0, 0, 0, 0, 0, 0},
            {0, 12, 0, 0, 0, 0, 0, 0},
            {0, 0, 13, 0, 0, 0, 0, 0},
            {1, 0, 3, 0, 0, 2, 0, 9},
            {4, 5, 0, 0, 0, 0, 1, 0}
        });
    }

    @Test
    void symbolsOfAnotherSpeciesFindNone() throws IOException {
        Path table = Files.writeString(folder.resolve("mouse.csv"), ",Cd3d,Ms4a1,Lyz2,Nkg7\nA1,3,1,0,4\nA2,0,4,5,1\n");
        Path human = sample("donor1", "AAACCCAAGA-1", "AAACCCAAGC-1");

        assertThatThrownBy(() -> joined(GeneJoin.ALL, human, table))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no gene is in all of them");
    }

    @Test
    void numbersBehindBarcodesAreToldAndOfferedAsBatch() throws IOException {
        Path many =
                sample("aggregated", "AAACCCAAGA-1", "AAACCCAAGC-1", "AAACCCAAGA-2", "AAACCCAAGG-10", "AAACCCAAGT-2");

        var inspected = new DatasetInspector(readers).inspect(many, ReadOptions.DETECT);

        assertThat(inspected.problems()).extracting(Finding::code).contains("several-wells");
        var wells = readers.read(many, ReadOptions.DETECT)
                .cells()
                .column("gem_well")
                .orElseThrow();
        assertThat(wells.asCategorical().levels()).containsExactly("1", "2", "10");
        assertThat(wells.asCategorical().codes()).containsExactly(0, 0, 1, 2, 1);
        assertThat(new ColumnGuess(List.of(wells)).batches()).isEmpty();
    }

    @Test
    void oneNumberSaysNothing() throws IOException {
        var data = readers.read(sample("one", "AAACCCAAGA-1", "AAACCCAAGC-1"), ReadOptions.DETECT);
        assertThat(data.cells().columns()).isEmpty();
    }

    @Test
    void onesAloneAreToldAndNoCounts() throws IOException {
        var table = new StringBuilder("cell,CD3D,MS4A1,LYZ,NKG7,GNLY\n");
        for (int cell = 0; cell < 400; cell++) {
            table.append("AAACCCAAGA")
                    .append(cell)
                    .append(",1,1,")
                    .append(cell % 2)
                    .append(",1,0\n");
        }
        Path file = Files.writeString(folder.resolve("seen.csv"), table);
        assertThat(new DatasetInspector(readers)
                        .inspect(file, ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .contains("only-ones");

        Files.writeString(file, table.toString().replaceFirst(",1,1,", ",2,1,"));
        assertThat(new DatasetInspector(readers)
                        .inspect(file, ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .doesNotContain("only-ones");
    }
}
