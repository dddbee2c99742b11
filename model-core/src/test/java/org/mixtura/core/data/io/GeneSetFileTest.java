package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.DataProblem;
import org.mixtura.resources.BundledResource;

class GeneSetFileTest {

    @TempDir
    private Path folder;

    private List<GeneSet> read(String content) throws IOException {
        return GeneSetFile.read(Files.writeString(folder.resolve("sets.txt"), content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B cells\tPanglaoDB\tMS4A1\tCD79A\nT cells\tPanglaoDB\tCD3D\n",
                "set\tspecies\tgene\nB cells\thuman\tMS4A1\nB cells\thuman\tCD79A\nT cells\thuman\tCD3D\n",
                "Tissue,CT,Gene\nBlood,B cells,\"MS4A1,CD79A\"\nBlood,T cells,CD3D\n"
            })
    void sets_of_each_style_are_read(String content) throws IOException {
        List<GeneSet> sets = read(content);

        assertThat(sets).extracting(GeneSet::name).containsExactly("B cells", "T cells");
        assertThat(sets.getFirst().genes()).containsExactly("MS4A1", "CD79A");
    }

    @Test
    void a_plain_list_is_one_set() throws IOException {
        assertThat(read("Gene symbol\nFOS\nJUN\n").getFirst().genes()).containsExactly("FOS", "JUN");
        assertThat(read("gene\nFOS\nJUN\n")).singleElement().satisfies(set -> assertThat(set.genes())
                .containsExactly("FOS", "JUN"));
    }

    @Test
    void a_file_without_genes_is_refused() {
        assertThatThrownBy(() -> read("\n\n")).isInstanceOf(DataProblem.class).hasMessageContaining("holds no genes");
    }

    @Test
    void bundled_sets_tell_their_sources() {
        assertThat(GeneSetFile.bundled(BundledResource.IEG_AND_HOUSEKEEPING))
                .extracting(GeneSet::name)
                .contains("IEG_HUMAN_Wu2017", "HKG_HUMAN_Tirosh2016");
        assertThat(GeneSetFile.bundled(BundledResource.PANGLAO_HUMAN))
                .allSatisfy(set -> assertThat(set.source()).startsWith("PanglaoDB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CD3D,0.5\nMS4A1,1.5\n",
                "CD3D\t1\t2\nMS4A1\t3\t4\n",
                "CD3D,MS4A1\n",
                "name,weight\nCD3D,1\nMS4A1,2\n"
            })
    void genes_without_a_header_are_all_kept(String content) throws IOException {
        assertThat(read(content)).singleElement().satisfies(set -> assertThat(set.genes())
                .containsExactly("CD3D", "MS4A1"));
    }
}
