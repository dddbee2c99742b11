package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures in whole numbers under names of their own, among genes and cells that are called as usual. */
class OddNamesTest extends TableTest {

    private static final int SIZE = 30;

    /** Cells x genes, of which the last gene and the last cell are called as given. */
    private Optional<Finding> told(String gene, String cell) throws IOException {
        String header = IntStream.range(0, SIZE)
                .mapToObj(g -> g == SIZE - 1 ? gene : "GENE%dA".formatted(g))
                .collect(Collectors.joining(",", "cell,", "\n"));
        String rows = IntStream.range(0, SIZE)
                .mapToObj(c -> (c == SIZE - 1 ? cell : barcode(c))
                        + IntStream.range(0, SIZE)
                                .mapToObj(g -> "," + (c * 7 + g * 3 + c * g) % 11)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        return inspector
                .inspect(file(header + rows + "\n"), ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES))
                .problems()
                .stream()
                .filter(finding -> finding.code().equals("unlike-the-others"))
                .findFirst();
    }

    private static String barcode(int cell) {
        return "AAACCCGG" + "ACGT".charAt(cell / 16) + "ACGT".charAt(cell / 4 % 4) + "ACGT".charAt(cell % 4) + "-1";
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dose_nM", "Viability", "Live cells"})
    void a_column_that_is_called_unlike_all_genes_is_told_with_a_button(String name) throws IOException {
        var finding = told(name, barcode(SIZE)).orElseThrow();

        assertThat(finding.what()).contains(name);
        assertThat(finding.remedy()).contains("--not-counts");
        assertThat(finding.fixes()).containsExactly(new Fix.NotCounts(List.of(name)));
    }

    @Test
    void so_is_a_row_that_is_called_unlike_all_barcodes() throws IOException {
        assertThat(told("GENE99A", "Rank").orElseThrow().fixes()).containsExactly(new Fix.NotCounts(List.of("Rank")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1orf112", "XXcos-LUCA11.4", "HLA-A", "LOC100130000", "2-Sep", "T"})
    void what_genes_may_be_called_is_not_asked_about(String name) throws IOException {
        assertThat(told(name, barcode(SIZE))).isEmpty();
    }
}
