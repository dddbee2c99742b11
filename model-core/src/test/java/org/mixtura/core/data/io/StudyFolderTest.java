package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.ConfigProblem;

/** Folders with the samples of a study, and files that are given twice. */
class StudyFolderTest extends ImportCase {

    private static final String MATRIX = "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 1 5\n2 2 7\n";

    private void sample(String prefix, String... barcodes) throws IOException {
        Path matrix = folder.resolve(prefix + "matrix.mtx");
        Files.createDirectories(matrix.getParent());
        Files.writeString(matrix, MATRIX);
        Files.write(folder.resolve(prefix + "barcodes.tsv"), List.of(barcodes));
        Files.writeString(folder.resolve(prefix + "genes.tsv"), "ENSG00000000001\tCD3D\nENSG00000000002\tLYZ\n");
    }

    private Finding refused(Path source) {
        return new DatasetInspector(readers)
                .inspect(source, ReadOptions.DETECT)
                .problems()
                .getFirst();
    }

    @Test
    void samples_with_prefixes_are_offered_to_be_joined() throws IOException {
        sample("study/GSM1_A_", "AAACCCGGTT-1", "AAACCCGGTA-1");
        sample("study/GSM2_B_", "AAACCCGGTT-1", "AAACCCGGTC-1");
        Path study = folder.resolve("study");

        Finding found = refused(study);

        assertThat(found.code()).isEqualTo("several-samples");
        assertThat(found.why()).contains("GSM1_A, GSM2_B");
        assertThat(found.remedy()).contains("mixtura import %s --join-samples --out".formatted(study));
        List<Path> samples = StudyFolder.samplesOf(List.of(study));
        assertThat(found.fixes().getFirst()).isEqualTo(new Fix.JoinSamples(samples));
        var joined = imported(ImportRequest.joined(samples, GeneJoin.ASK));
        assertThat(joined.cells().size()).isEqualTo(4);
        assertThat(texts(joined, "batch")).containsExactly("GSM1_A", "GSM1_A", "GSM2_B", "GSM2_B");
    }

    @Test
    void folders_of_cell_ranger_are_called_as_their_samples_and_raw_ones_are_none() throws IOException {
        sample("study/S1/outs/filtered_feature_bc_matrix/", "AAAC-1", "AAAG-1");
        sample("study/S1/outs/raw_feature_bc_matrix/", "AAAC-1", "AAAG-1");
        sample("study/S2/outs/filtered_feature_bc_matrix/", "AAAC-1", "AAAT-1");

        List<Path> samples = StudyFolder.samplesOf(List.of(folder.resolve("study")));

        assertThat(samples).hasSize(2).allSatisfy(path -> assertThat(path).isDirectory());
        assertThat(BatchNames.of(samples)).containsExactly("S1", "S2");
    }

    @Test
    void raw_matrices_of_other_programs_are_no_samples_and_offered_last() throws IOException {
        sample("Gene/filtered/", "AAAC-1", "AAAG-1");
        sample("Gene/raw/", "AAAC-1", "AAAG-1", "AAAT-1");
        Path gene = folder.resolve("Gene");

        Finding found = refused(gene);

        assertThat(found.code()).isEqualTo("several-matrices");
        assertThat(found.remedy()).contains(gene.resolve("filtered/matrix.mtx").toString());
        assertThat(found.fixes())
                .containsExactly(
                        new Fix.OpenOther(gene.resolve("filtered/matrix.mtx")),
                        new Fix.OpenOther(gene.resolve("raw/matrix.mtx")));
        List<Path> parts = List.of(gene.resolve("nascent.mtx"), gene.resolve("spliced.mtx"));
        assertThat(StudyFolder.likeliestFirst(gene, parts)).containsExactly(parts.get(1), parts.get(0));
    }

    @Test
    void hdf5_files_are_samples_and_matrices_about_the_same_cells_are_none() throws IOException {
        Path study = Files.createDirectories(folder.resolve("h5"));
        withLayers("h5/a.h5ad");
        withLayers("h5/b.h5ad");
        assertThat(BatchNames.of(StudyFolder.samples(study))).containsExactly("a", "b");

        sample("velo/", "AAAC-1", "AAAG-1");
        Files.writeString(folder.resolve("velo/spliced.mtx"), MATRIX);
        assertThat(StudyFolder.samples(folder.resolve("velo"))).isEmpty();
        assertThat(refused(folder.resolve("velo")).fixes())
                .contains(new Fix.OpenOther(folder.resolve("velo/spliced.mtx")));
    }

    @Test
    void lists_with_a_header_are_read_and_that_is_told() throws IOException {
        sample("with/", "barcode", "AAACCCGGTT-1", "AAACCCGGTA-1");
        Files.writeString(
                folder.resolve("with/genes.tsv"), "gene_id\tsymbol\nENSG00000000001\tCD3D\nENSG00000000002\tLYZ\n");

        var inspection = new DatasetInspector(readers).inspect(folder.resolve("with"), ReadOptions.DETECT);

        assertThat(inspection.cells()).isEqualTo(2);
        assertThat(inspection.problems())
                .filteredOn(finding -> finding.code().equals("list-header"))
                .extracting(Finding::what)
                .containsExactly(
                        "The first line of barcodes.tsv, barcode, was taken for a header.",
                        "The first line of genes.tsv, gene_id, was taken for a header.");
    }

    @Test
    void a_list_of_one_barcode_too_many_is_refused() throws IOException {
        sample("more/", "AAACCCGGTG-1", "AAACCCGGTT-1", "AAACCCGGTA-1");

        assertThat(refused(folder.resolve("more")).code()).isEqualTo("sizes-differ");
    }

    @Test
    void a_file_is_joined_once() throws IOException {
        Path one = plates().getFirst();
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), one);

        assertThatThrownBy(() -> report(List.of(one, one), GeneJoin.ALL))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("given twice");
        assertThatThrownBy(() -> report(List.of(one, link), GeneJoin.ALL)).isInstanceOf(ConfigProblem.class);

        Path copy = Files.copy(one, folder.resolve("copy.csv"));
        assertThat(report(List.of(one, copy), GeneJoin.ALL).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("p1 and copy hold the same cells"));
        Files.delete(folder.resolve("report.h5ad"));
        assertThat(report(plates(), GeneJoin.ALL).warnings())
                .noneSatisfy(warning -> assertThat(warning).contains("hold the same cells"));
    }

    @Test
    void cells_that_files_share_are_told_in_whatever_order_or_naming_they_stand() throws IOException {
        Path one = file("one.csv", ",CD3D,MS4A1,LYZ\nA1,1,0,7\nA2,0,12,3\n");
        Path turned = file("turned.csv", ",LYZ,MS4A1,CD3D\nA2,3,12,0\nA1,7,0,1\n");
        Path more = file("more.csv", ",CD3D,MS4A1,LYZ\nA1,1,0,7\nB1,4,4,4\nB2,4,0,4\n");
        Path other = file("other.csv", ",CD3D,MS4A1,LYZ\nA1,1,0,8\nA2,0,0,0\n");

        assertThat(warnings(one, turned)).singleElement().satisfies(warning -> assertThat(warning)
                .contains("one and turned hold the same cells"));
        assertThat(warnings(one, more)).singleElement().satisfies(warning -> assertThat(warning)
                .contains("one and more share one cell with the same barcode"));
        assertThat(warnings(one, other))
                .noneSatisfy(warning -> assertThat(warning).contains("same counts"));
    }

    private List<String> warnings(Path one, Path other) throws IOException {
        var told = report(List.of(one, other), GeneJoin.ALL).warnings();
        Files.delete(folder.resolve("report.h5ad"));
        return told;
    }
}
