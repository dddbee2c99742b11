package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.QualityFilter;

/** The species that names of genes tell. */
class SpeciesGuessTest {

    /** Forty numbered names. */
    private static GeneTable numbered(String pattern) {
        List<String> names = IntStream.range(0, 40).mapToObj(pattern::formatted).toList();
        return new GeneTable(names, names);
    }

    @ParameterizedTest
    @CsvSource({
        "ENSG%011d, human",
        "ENSG%011d.3, human",
        "ENSMUSG%011d, mouse",
        "ENSRNOG%011d, rat",
        "ENSDARG%011d, zebrafish",
        "ENSSSCG%011d, pig",
        "ENSMMUG%011d, rhesus macaque",
        "ENSGALG%011d, chicken",
        "ENSQQQG%011d, ''",
        "FBgn%07d, fruit fly"
    })
    void stable_ids_say_it(String pattern, String species) {
        assertThat(SpeciesGuess.of(numbered(pattern))).isEqualTo(species);
    }

    @ParameterizedTest
    @CsvSource({"AT1G%05d", "YAL%03dC", "LOC%06d", "Os01g%04d", "GENE%d"})
    void names_that_are_no_symbols_of_a_known_gene_say_nothing(String pattern) {
        assertThat(SpeciesGuess.of(numbered(pattern))).isEmpty();
    }

    @Test
    void symbols_say_it_by_their_capitals() {
        assertThat(SpeciesGuess.of(symbols("CD3D", "MS4A1", "LYZ", "HLA-DRA"))).isEqualTo("human");
        assertThat(SpeciesGuess.of(symbols("Cd3d", "Ms4a1", "Lyz2", "Ins1"))).isEqualTo("mouse");
        assertThat(SpeciesGuess.of(symbols("cd3d", "ms4a1", "lyz", "ins"))).isEmpty();
    }

    @Test
    void ids_of_another_species_say_more_than_symbols() {
        List<String> pig =
                IntStream.range(0, 3).mapToObj("ENSSSCG%011d"::formatted).toList();

        assertThat(SpeciesGuess.of(new GeneTable(pig, List.of("CD3D", "MS4A1", "LYZ"))))
                .isEqualTo("pig");
    }

    @Test
    void names_that_begin_with_two_genomes_are_of_two_species_and_that_is_told() {
        var both = symbols("GRCh38_CD3D", "GRCh38_MT-ND1", "mm10___Cd3e", "mm10___mt-Nd1");

        assertThat(SpeciesGuess.of(both)).isEqualTo("human and mouse");
        assertThat(SpeciesGuess.mixed(both).orElseThrow().what()).contains("human and mouse", "GRCh38_CD3D");
        assertThat(QualityFilter.mitochondrial(both)).containsExactly(false, true, false, true);
        assertThat(SpeciesGuess.of(symbols("mm10_Cd3e", "mm10_Lyz2"))).isEqualTo("mouse");
        assertThat(SpeciesGuess.mixed(symbols("mm10_Cd3e", "CD3D", "LYZ"))).isEmpty();
    }

    private static GeneTable symbols(String... names) {
        return new GeneTable(List.of(names), List.of(names));
    }
}
