package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.error.DataProblem;

/** Genes of one name are summed where they have one and where there is something to sum. */
class SummedGenesTest extends ImportCase {

    private static final ImportRequest.Changes SUM = changes(QualityFilter.NONE, true, Optional.empty());
    private static final String LOGARITHMS =
            ",CD3D,CD3D,LYZ\nAAACCCGGTG-1,0.693147,1.098612,0\nAAACCCGGTT-1,0,1.386294,1.609438\n";

    @Test
    void logarithms_are_never_summed() throws IOException {
        Path table = file("log.csv", LOGARITHMS);
        ReadOptions taken = ReadOptions.DETECT.withAnyValues(true);

        assertThatThrownBy(() -> imported(ImportRequest.of(table, taken, SUM)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("cannot be summed")
                .hasMessageContaining("--sum-duplicates");
        assertThat(folder.resolve("out.h5ad")).doesNotExist();
        for (ReadOptions options : List.of(ReadOptions.DETECT, taken)) {
            assertThat(new DatasetInspector(readers).inspect(table, options).problems())
                    .filteredOn(found -> found.code().equals(Findings.DUPLICATES))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.remedy()).contains("cannot be summed");
                        assertThat(found.fixes()).noneMatch(Fix.SumDuplicateGenes.class::isInstance);
                    });
        }
    }

    @Test
    void refused_data_are_offered_what_can_help_and_nothing_else() throws IOException {
        Path table = file("log.csv", LOGARITHMS + "AAACCCGGTA-1,0,0,0\n");

        var fixes = new DatasetInspector(readers)
                .inspect(table, ReadOptions.DETECT).problems().stream()
                        .flatMap(found -> found.fixes().stream())
                        .toList();

        assertThat(fixes).contains(new Fix.TakeAnyValues()).noneMatch(Fix::needsUsableData);
        assertThat(new DatasetInspector(readers)
                        .inspect(table, ReadOptions.DETECT.withAnyValues(true))
                        .problems())
                .anyMatch(found -> found.fixes().contains(new Fix.LeaveOutEmptyCells()));
    }

    @Test
    void genes_whose_symbol_is_a_word_for_none_are_not_one_gene() throws IOException {
        Path sample = Files.createDirectory(folder.resolve("sample"));
        Files.writeString(sample.resolve("barcodes.tsv"), "AAACCCGGTG-1\nAAACCCGGTT-1\n");
        Files.writeString(sample.resolve("features.tsv"), """
                ENSG00000000001\tNA\tGene Expression
                ENSG00000000002\tNA\tGene Expression
                ENSG00000000003\tNone\tGene Expression
                ENSG00000000004\tNone\tGene Expression
                ENSG00000000005\tLYZ\tGene Expression
                ENSG00000000006\tLYZ\tGene Expression
                """);
        Files.writeString(
                sample.resolve("matrix.mtx"),
                "%%MatrixMarket matrix coordinate integer general\n6 2 6\n1 1 1\n2 1 2\n3 2 3\n4 2 4\n5 1 5\n6 1 6\n");

        CellDataset summed = imported(ImportRequest.of(sample, ReadOptions.DETECT, SUM));

        assertThat(summed.genes().ids())
                .containsExactly(
                        "ENSG00000000001", "ENSG00000000002", "ENSG00000000003", "ENSG00000000004", "ENSG00000000005");
        assertThat(Fixture.dense(summed.counts())).isDeepEqualTo(new float[][] {{1, 2, 0, 0, 11}, {0, 0, 3, 4, 0}});
        assertThat(new DatasetInspector(readers)
                        .inspect(sample, ReadOptions.DETECT)
                        .problems())
                .filteredOn(found -> found.code().equals(Findings.DUPLICATES))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.what()).contains("One gene symbol").contains("LYZ"));
    }
}
