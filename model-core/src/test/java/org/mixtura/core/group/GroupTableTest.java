package org.mixtura.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

/** What groups hold and how they lie. */
class GroupTableTest {

    /** Groups c, a, b stand for types x, y, z; the last cell has no group, one more no type. */
    private static final Column.Categorical GROUPS =
            new Column.Categorical("cluster", List.of("a", "b", "c"), new int[] {2, 2, 2, 0, 0, 1, 1, 1, 0, 1, -1});

    private static final Column.Categorical TYPES = new Column.Categorical(
            "type", List.of("x", "unused", "y", "z"), new int[] {0, 0, 0, 2, 2, 3, 3, 3, 0, -1, 2});

    private static final FloatMatrix CODES =
            new FloatMatrix(11, 2, new float[] {0, 0, 0, 1, 1, 0, 9, 9, 9, 8, 5, 5, 5, 6, 6, 5, 8, 9, 5, 5, 100, 100});

    private static GroupDistances distances() {
        return GroupDistances.of("cluster", GROUPS.levels(), GroupDistances.means(GROUPS, CODES));
    }

    private static GroupTable table(TableOrder order) {
        return GroupTable.of(GROUPS, TYPES, order, GroupTableTest::distances);
    }

    @Test
    void groupsStandBelowTheTypesThatTheyAreMatchedWith() {
        var table = table(TableOrder.MATCHED);
        assertThat(table.types()).containsExactly("x", "y", "z");
        assertThat(table.groups()).containsExactly("c", "a", "b");
        assertThat(table.counts()).isDeepEqualTo(new int[][] {{3, 1, 0}, {0, 2, 0}, {0, 0, 3}});
        assertThat(table(TableOrder.GIVEN).groups()).containsExactly("a", "b", "c");
    }

    @Test
    void aTreeOrdersGroupsByTheirMeansAndTypesByTheirGroups() {
        var table = table(TableOrder.TREE);
        assertThat(table.groups()).as("b lies between c and a").satisfies(order -> assertThat(order.get(1))
                .isEqualTo("b"));
        assertThat(table.types().get(1)).isEqualTo("z");
    }

    @Test
    void aWalkGoesFromMeanToNearMeanAndTypesFollowIt() {
        var table = table(TableOrder.WALK);
        assertThat(table.groups().get(1)).as("b lies between a and c").isEqualTo("b");
        for (int row = 0; row + 1 < table.types().size(); row++) {
            assertThat(largest(table.counts()[row]))
                    .as("of %s", table.types().get(row))
                    .isLessThanOrEqualTo(largest(table.counts()[row + 1]));
        }
    }

    private static int largest(int[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    @Test
    void sharesAreOfTypesOrOfGroups() {
        var table = table(TableOrder.MATCHED);
        assertThat(table.values(TableShare.TYPE)[0]).containsExactly(0.75, 0.25, 0);
        assertThat(table.values(TableShare.GROUP)[0]).containsExactly(1, 1 / 3.0, 0);
        assertThat(table.values(TableShare.CELLS)[2]).containsExactly(0, 0, 3);
        assertThat(table.table().rows()).isEqualTo(9);
        assertThat(table.table().row().apply(1)).containsExactly("x", "a", "1", "0.25", "0.3333333333333333");
    }

    @Test
    void distancesAreThoseOfTheMeans() {
        var found = distances();
        assertThat(found.distances()[0][1]).isCloseTo(Math.hypot(26 / 3.0 - 5.25, 26 / 3.0 - 5.25), within(1e-5));
        assertThat(found.distances()[1][0]).isEqualTo(found.distances()[0][1]);
        assertThat(found.tree().order()).hasSize(3);
        assertThat(found.table().rows()).isEqualTo(9);
    }

    @Test
    void silhouettesFallWithinEachGroup() {
        var found = GroupSilhouettes.of(GROUPS, CODES, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThat(found.groups()).extracting(GroupSilhouettes.OfGroup::name).containsExactly("a", "b", "c");
        assertThat(found.groups()).allSatisfy(group -> {
            assertThat(group.mean()).isGreaterThan(0.5);
            for (int i = 1; i < group.cells().length; i++) {
                assertThat(group.cells()[i]).isLessThanOrEqualTo(group.cells()[i - 1]);
            }
        });
        assertThat(found.measured()).isEqualTo(10);
        assertThat(found.all()).isEqualTo(10);
        var table = found.table(List.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"));
        assertThat(table.rows()).isEqualTo(10);
        for (int line = 0; line < 10; line++) {
            var row = table.row().apply(line);
            int cell = Integer.parseInt(row.getFirst().substring(1));
            assertThat(row.get(1)).isEqualTo(GROUPS.text(cell));
        }
    }
}
