package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.infer.GeneMoments;
import org.mixtura.core.infer.PredictiveCheck;

/** Whether generated cells pass for real ones. */
class GeneratedCheckTest {

    private static final GeneMoments REAL =
            new GeneMoments(new double[] {1, 2, 4}, new double[] {2, 3, 9}, new double[] {0.5, 0.25, 0.1});

    private static GeneratedCheck against(GeneMoments generated) {
        return new GeneratedCheck(
                "component 1",
                200,
                40,
                new GeneTable(List.of("E1", "E2", "E3"), List.of("A", "B", "C")),
                new PredictiveCheck(REAL, generated),
                List.of(1));
    }

    @Test
    void theVerdictNamesWhatIsNotAsInRealCells() {
        assertThat(against(REAL).verdict()).contains("pass for real ones").doesNotContain("not");
        var fewZeros = new GeneMoments(REAL.mean(), REAL.variance(), new double[] {0.1, 0.2, 0});
        assertThat(against(fewZeros).verdict())
                .isEqualTo("The generated cells do not pass for real ones: they have too few zeros.");
        var unmarked = new GeneMoments(REAL.mean(), REAL.variance(), new double[] {0.4, 0.45, 0});
        assertThat(against(unmarked).markersLost()).isEqualTo(0.2, within(1e-12));
        assertThat(against(unmarked).verdict())
                .isEqualTo("The generated cells do not pass for real ones: too few of them have the markers.");
        var turned = new GeneMoments(new double[] {4, 2, 1}, new double[] {9, 3, 2}, REAL.zeros());
        assertThat(against(turned).verdict()).contains("other means", "vary otherwise");
    }

    @Test
    void theTableSaysHowManyCellsWereCompared() {
        var table = against(REAL).table();
        int real = table.header().indexOf("real_cells");
        assertThat(table.row().apply(0).subList(real, real + 2)).containsExactly("40", "200");
    }

    @Test
    void momentsAreThoseOfTheCellsThatAreAskedFor() {
        var counts = CsrMatrix.ofDense(new float[][] {{1, 0}, {3, 0}, {50, 7}});
        var found = GeneMoments.of(counts, new int[] {0, 1});
        assertThat(found.mean()).containsExactly(2, 0);
        assertThat(found.variance()).containsExactly(2, 0);
        assertThat(found.zeros()).containsExactly(0, 1);
    }
}
