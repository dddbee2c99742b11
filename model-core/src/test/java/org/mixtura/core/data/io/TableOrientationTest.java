package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.DataProblem;

/** Which way round a table is. */
class TableOrientationTest extends TableTest {

    @Test
    void the_orientation_is_shown_with_its_reason_and_can_be_turned() throws IOException {
        Path table = file("x,k1,k2,k3\nr1,1,0,7\nr2,0,12,3\nr3,500,600,700\nr4,1,1,1\n");
        var found = inspector.inspect(table, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(3);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation-unsure"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(p.why()).contains("the sums of its rows differ more");
                    assertThat(p.fixes())
                            .containsExactly(
                                    new Fix.Orient(Orientation.GENES_BY_CELLS),
                                    new Fix.Orient(Orientation.CELLS_BY_GENES));
                });
        assertThat(found.isUsable()).isFalse();
        assertThatThrownBy(() -> readers.read(table, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("not certain whether the rows of the table are genes or cells")
                .hasMessageContaining("--orientation");

        var turned =
                inspector.inspect(table, new ReadOptions(Optional.empty(), Optional.of(Orientation.CELLS_BY_GENES)));
        assertThat(turned.cells()).isEqualTo(4);
        assertThat(turned.problems()).noneMatch(p -> p.code().startsWith("orientation"));
    }

    @Test
    void barcodes_tell_the_orientation_where_genes_are_unknown() throws IOException {
        var found = inspector.inspect(
                file("id,AAACCTGAGAAACCAT-1,AAACCTGAGAAACCGC-1\nzz1,1,900\nzz2,2,7\nzz3,0,3\n"), ReadOptions.DETECT);

        assertThat(found.format()).isEqualTo("table, genes x cells");
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.INFO);
    }

    @Test
    void what_several_signs_say_is_shown_and_not_questioned() throws IOException {
        var found = inspector.inspect(
                file("gene,AAACCTGAGAAACCAT-1,AAACCTGAGAAACCGC-1\nCD3D,1,900\nMS4A1,2,7\nLYZ,0,3\n"),
                ReadOptions.DETECT);

        assertThat(found.format()).isEqualTo("table, genes x cells");
        assertThat(found.problems()).noneMatch(p -> p.code().startsWith("orientation"));
    }

    @Test
    void wells_that_are_called_like_genes_are_wells() throws IOException {
        // C3, C5, C7, F2, F3 ... are symbols of genes, and most names of these genes are known to nobody here.
        var table = new StringBuilder();
        for (int well = 0; well < 96; well++) {
            table.append(',').append("ABCDEFGH".charAt(well / 12)).append(1 + well % 12);
        }
        for (int gene = 0; gene < 40; gene++) {
            table.append("\nlocus").append(gene);
            for (int well = 0; well < 96; well++) {
                table.append(',').append((gene * 7 + well * 3) % 5);
            }
        }

        var found = inspector.inspect(file(table.toString()), ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(96);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation"))
                .singleElement()
                .satisfies(p -> assertThat(p.why()).contains("its columns are called like cells"));
    }

    @Test
    void names_that_contradict_each_other_are_no_certainty() throws IOException {
        var found = inspector.inspect(
                file("barcode,AAACCTGAGAAACCAT-1,AAACCTGAGAAACCGC-1\nzz1,1,900\nzz2,2,7\nzz3,0,3\n"),
                ReadOptions.DETECT);

        assertThat(found.problems().getFirst().code()).isEqualTo("orientation-unsure");
        assertThat(found.problems().getFirst().why())
                .contains("its columns are called like cells, but its first column is called 'barcode'");
    }

    @Test
    void an_orientation_that_names_contradict_is_taken_and_doubted() throws IOException {
        Path table = file(",CD3D,MS4A1,LYZ\nc1,1,0,7\nc2,0,12,3\n");

        var found = inspector.inspect(table, ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS));

        assertThat(found.cells()).isEqualTo(3);
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("orientation-doubted"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.WARNING);
    }
}
