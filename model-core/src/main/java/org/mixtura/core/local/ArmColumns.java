package org.mixtura.core.local;

import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.StoredRun;

/** What each arm of a model says of each cell, as columns: its category by each arm, and whether all arms agree. */
final class ArmColumns {

    private static final List<String> AGREE = List.of("arms agree", "arms disagree");

    private ArmColumns() {}

    /**
     * The cells with these columns; without a second arm as they were.
     *
     * @param arms probabilities of the categories by each arm, cells x categories
     */
    static CellTable beside(CellTable cells, List<FloatMatrix> arms) {
        if (arms.size() < 2) {
            return cells;
        }
        var chosen = arms.stream().map(FloatMatrix::largestColumns).toList();
        var names = IntStream.rangeClosed(1, arms.getFirst().columns())
                .mapToObj(Integer::toString)
                .toList();
        var table = cells;
        for (int arm = 0; arm < chosen.size(); arm++) {
            table = table.with(new Column.Categorical(StoredRun.OF_ARM + (arm + 1), names, chosen.get(arm)));
        }
        int[] first = chosen.getFirst();
        int[] agree = IntStream.range(0, first.length)
                .map(cell -> chosen.stream().allMatch(own -> own[cell] == first[cell]) ? 0 : 1)
                .toArray();
        return table.with(new Column.Categorical(StoredRun.ARMS_AGREE, AGREE, agree));
    }
}
