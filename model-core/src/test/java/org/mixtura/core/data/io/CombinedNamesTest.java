package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinedNamesTest extends TableTest {

    @ParameterizedTest
    @CsvSource({
        "ENSG00000116251_RPL22, ENSG00000116251, RPL22",
        "ENSG00000116251.10|RPL22, ENSG00000116251.10, RPL22",
        "RPL22|ENSG00000116251, ENSG00000116251, RPL22",
        "HLA-A-ENSG00000206503, ENSG00000206503, HLA-A",
        "MT-ND1 (ENSG00000198888), ENSG00000198888, MT-ND1",
        "ENSMUSG00000064341:mt-Nd1, ENSMUSG00000064341, mt-Nd1",
        "RPL22__chr1, RPL22__chr1, RPL22",
        "MT-ND1__chrM, MT-ND1__chrM, MT-ND1",
        "RPL22_HUMAN, RPL22_HUMAN, RPL22"
    })
    void names_of_two_parts_are_taken_apart(String name, String id, String symbol) {
        var parts = CombinedNames.of(List.of(name)).orElseThrow();

        assertThat(parts.ids()).containsExactly(id);
        assertThat(parts.symbols()).containsExactly(symbol);
    }

    @Test
    void names_of_one_part_stay_as_they_are() {
        assertThat(CombinedNames.of(List.of("HLA-A", "MT-ND1", "RP11-34P13.7", "Rims1_loc1")))
                .isEmpty();
        assertThat(CombinedNames.of(List.of("ENSG00000116251", "ENSG00000142676")))
                .isEmpty();
        assertThat(CombinedNames.of(List.of())).isEmpty();
    }

    @Test
    void mitochondrial_genes_are_found_behind_ids_and_that_is_told() throws IOException {
        var found = inspector.inspect(
                file("gene,cell_1,cell_2,cell_3\nENSG00000198888_MT-ND1,1,0,7\nENSG00000116251_RPL22,0,12,3\n"
                        + "ENSG00000142676_RPL11,5,5,5\n"),
                ReadOptions.DETECT);

        assertThat(found.stats().mitochondrialShare()).isPositive();
        assertThat(found.problems()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("combined-names");
            assertThat(finding.isToBeTold()).isTrue();
        });
    }
}
