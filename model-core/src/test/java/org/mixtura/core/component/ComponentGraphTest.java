package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.MapPlacement;

class ComponentGraphTest {

    /** Five means on a line, in mixed order: at 0, 3, 1, 2 and, far away, 100. */
    private final ComponentGraph graph = ComponentGraph.of(new FloatMatrix(5, 1, new float[] {0, 3, 1, 2, 100}));

    @Test
    void distancesAreEuclideanAndTheLongestEdgesFall() {
        assertThat(graph.distances()[0]).containsExactly(0, 3, 1, 2, 100);
        // Ten distances: 1 1 1 2 2 3 97 98 99 100; rank 0.95 x 9 = 8.55.
        assertThat(graph.threshold()).isCloseTo(99.55, within(1e-4));
        assertThat(graph.edges()).hasSize(9).doesNotContain(new ComponentGraph.Edge(0, 4, 100));
    }

    @Test
    void theOrderBeginsAtTheLonelyOneAndFollowsNeighbours() {
        // Up to a distance of 1 (the 30th percentile): 0-1-2-3 is a chain, 100 has no neighbour.
        assertThat(graph.order()).containsExactly(4, 0, 2, 3, 1);
    }

    @Test
    void aSingleComponentHasNoEdges() {
        var one = ComponentGraph.of(new FloatMatrix(1, 2, new float[] {1, 2}));
        assertThat(one.edges()).isEmpty();
        assertThat(one.order()).containsExactly(0);
    }

    @Test
    void theTableHasASharesRowForEachType() {
        var types = new Column.Categorical("type", List.of("a", "none", "b"), new int[] {0, 0, 0, 0, 2, 2, -1});
        var table = TypeTable.of(types, new int[] {1, 1, 1, 0, 0, 0, 0}, new int[] {1, 0});
        assertThat(table.types()).containsExactly("a", "b");
        assertThat(table.percent()[0]).containsExactly(75, 25);
        assertThat(table.percent()[1]).containsExactly(0, 100);
        assertThat(table.cells()).containsExactly(4, 2);
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(RankCorrelation.ranks(new float[] {5, 1, 5, 0})).containsExactly(3.5, 2, 3.5, 1);
        assertThat(RankCorrelation.ranks(new float[] {-1, 0f, -0f, -3, 2e9f})).containsExactly(2, 3.5, 3.5, 1, 5);
        assertThat(RankCorrelation.of(new float[] {1, 2, 3}, new float[] {10, 20, 900}))
                .isEqualTo(1);
        assertThat(RankCorrelation.of(new float[] {1, 2, 3}, new float[] {4, 4, 4}))
                .isZero();
        // scipy.stats.spearmanr([1, 2, 2, 4, 7], [3, 1, 4, 1, 0])
        assertThat(RankCorrelation.of(new float[] {1, 2, 2, 4, 7}, new float[] {3, 1, 4, 1, 0}))
                .isCloseTo(-0.7631578947368421, within(1e-12));
    }

    @Test
    void aPointIsPutBetweenItsNeighboursAndTheMapStays() {
        var points = new FloatMatrix(4, 1, new float[] {0, 1, 10, 11});
        var map = new FloatMatrix(4, 2, new float[] {0, 0, 1, 0, 5, 5, 6, 5});
        var placed = new MapPlacement(points, map, 2).of(new FloatMatrix(2, 1, new float[] {0.5f, 10.5f}));
        assertThat(placed.values()).containsExactly(new float[] {0.5f, 0, 5.5f, 5}, within(1e-5f));
    }
}
