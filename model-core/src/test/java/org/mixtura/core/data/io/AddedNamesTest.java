package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.GeneTable;

/** Antibodies, hashtags, spike-ins and transgenes among genes. */
class AddedNamesTest extends TableTest {

    private static GeneTable genes(String... names) {
        return new GeneTable(List.of(names), List.of(names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTO-1",
                "hto_3",
                "HTO1",
                "ADT_CD3",
                "CMO301",
                "Hashtag1",
                "CD4_TotalSeqB",
                "CD4_TotalC",
                "CD8a-TotalSeq-A0080",
                "anti-human CD3",
                "CD3|UCHT1|AHS0231|pAbO"
            })
    void antibodies_and_hashtags_are_warned_of(String name) {
        assertThat(AddedNames.findings(genes("CD3D", name, "LYZ"), true))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("tags");
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.what()).contains(name, "an antibody or a hashtag");
                    assertThat(finding.remedy()).contains("--not-counts").contains(name);
                    assertThat(finding.fixes()).containsExactly(new Fix.NotCounts(List.of(name)));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADTRP", "HTO", "CITED2", "ERCC1", "ERCC6L2", "NEO1", "CREM", "CREBBP", "TOMT", "LUC7L", "TTA1",
                "TOTALLY", "adt-1", "ADT3"
            })
    void genes_of_like_names_are_genes(String name) {
        assertThat(AddedNames.findings(genes("CD3D", name), true)).isEmpty();
        assertThat(AddedNames.isAdded(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GFP", "EGFP", "tdTomato", "mCherry", "Cre", "CreERT2", "rtTA", "lacZ", "WPRE", "Cas9", "iCre"})
    void transgenes_are_genes_and_nothing_is_said_of_them(String name) {
        assertThat(AddedNames.findings(genes("CD3D", name), true)).isEmpty();
        assertThat(AddedNames.isAdded(name)).isTrue();
    }

    @Test
    void spike_ins_are_told() {
        assertThat(AddedNames.findings(genes("CD3D", "ERCC-00002", "ERCC-00130"), true))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
                    assertThat(finding.what()).isEqualTo("2 genes are called like spike-ins (ERCC-00002, ERCC-00130).");
                });
    }

    @Test
    void files_that_are_no_tables_offer_to_leave_them_out_with_a_list_of_all() {
        var finding = AddedNames.findings(genes("CD3D", "HTO-1", "HTO-2", "HTO-3", "HTO-4"), false)
                .getFirst();

        assertThat(finding.remedy()).contains("--without-genes");
        assertThat(finding.fixes())
                .containsExactly(
                        new Fix.LeaveOutGenes(List.of("HTO-1", "HTO-2", "HTO-3", "HTO-4")),
                        new Fix.ShowList("Names that were read as genes", List.of("HTO-1", "HTO-2", "HTO-3", "HTO-4")));
    }

    @Test
    void a_hashtag_in_a_table_leaves_it_with_the_button() throws Exception {
        var table = file("gene,cell_1,cell_2,cell_3\nCD3D,1,0,7\nRPL22,0,12,3\nHTO-1,500,5,5\n");
        var found = inspector.inspect(table, ReadOptions.DETECT);

        assertThat(leftOut(found).genes().symbols()).containsExactly("CD3D", "RPL22");
    }

    @Test
    void a_hashtag_that_is_listed_twice_leaves_it_with_the_button_too() throws Exception {
        var table = file("gene,cell_1,cell_2,cell_3\nCD3D,1,0,7\nRPL22,0,12,3\nHTO-1,500,5,5\nHTO-1,5,5,90\n");

        assertThat(leftOut(inspector.inspect(table, ReadOptions.DETECT)).genes().symbols())
                .containsExactly("CD3D", "RPL22");
    }

    private CellDataset leftOut(Inspection found) {
        var finding = found.problems().stream()
                .filter(each -> each.code().equals("tags"))
                .findFirst()
                .orElseThrow();
        var fix = (Fix.NotCounts) finding.fixes().getFirst();
        return readers.read(found.source(), ReadOptions.DETECT.withNotCounts(fix.names()));
    }
}
