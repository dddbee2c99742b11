package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.DataProblem;

/** Counts of one cell or sample are no table of cells, whatever stands beside them. */
class OneCellTest extends TableTest {

    private static final String STAR =
            "N_unmapped\t5\t5\t5\nN_multimapping\t7\t7\t7\nN_noFeature\t1\t2\t3\nN_ambiguous\t1\t2\t3\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gene_id\ttranscript_id(s)\tlength\teffective_length\texpected_count\tTPM\tFPKM\n"
                        + "ENSG00000116251\tENST1,ENST2\t1000\t900.4\t0\t0\t0\nENSG00000142676\tENST3\t1001\t901.4\t12\t39.6\t25.2\n",
                "Name\tLength\tEffectiveLength\tTPM\tNumReads\nENSG00000116251\t1000\t900.5\t0\t0\nENSG00000142676\t1001\t901.5\t39.6\t12\n",
                STAR + "ENSG00000116251\t0\t0\t0\nENSG00000142676\t12\t5\t7\n",
                "gene\tcount\nCD3D\t0\nLYZ\t12\nMS4A1\t3\n",
                "ENSG00000116251\t0\nENSG00000142676\t12\n",
                "gene_id\tgene_name\tcount\nENSG00000167286\tCD3D\t0\nENSG00000090382\tLYZ\t12\n",
                "Geneid\tChr\tStart\tEnd\tStrand\tLength\tcell1.bam\nENSG00000116251\tchr1\t100\t200\t+\t500\t0\n"
                        + "ENSG00000142676\tchr1\t300\t400\t+\t500\t12\n"
            })
    void what_a_program_counted_in_one_cell_is_refused(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("one cell or sample", "a column for each");
    }

    @Test
    void counts_of_several_cells_are_none_of_one() throws IOException {
        assertThat(read("gene\tlength\tfirst\tsecond\nCD3D\t900\t0\t3\nLYZ\t800\t12\t1\nMS4A1\t700\t3\t2\n")
                        .cells()
                        .size())
                .isEqualTo(2);
    }
}
