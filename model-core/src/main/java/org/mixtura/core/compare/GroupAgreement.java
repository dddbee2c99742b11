package org.mixtura.core.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.score.Matching;

/**
 * How the groups of two runs agree on the cells that both have. Groups are a model's own components where it has them, else
 * the clusters of its latent space. Columns are put in the order in which they match the rows one to one, with the most cells
 * in matched pairs.
 *
 * @param rows names of the first run's groups
 * @param columns names of the second run's groups, matched ones first
 * @param counts cells, rows x columns
 * @param matched how many columns have a partner, the row of the same index
 * @param scores of the two partitions
 */
public record GroupAgreement(
        List<String> rows, List<String> columns, int[][] counts, int matched, ClusterScores scores) {

    /**
     * Compares two runs.
     *
     * @throws ConfigProblem when they have no cells in common
     */
    public static GroupAgreement of(StoredRun first, StoredRun second) {
        var a = groups(first);
        var b = groups(second);
        int[] partners = partners(first.cells().barcodes(), second.cells().barcodes());
        if (Arrays.stream(partners).noneMatch(p -> p >= 0)) {
            throw new ConfigProblem(
                    "The runs have no cells in common.",
                    "No barcode of '%s' is one of '%s'."
                            .formatted(
                                    first.folder().getFileName(),
                                    second.folder().getFileName()),
                    "Compare runs of the same data set.");
        }
        int[] other = new int[partners.length];
        int[][] table = new int[a.levels().size()][b.levels().size()];
        for (int cell = 0; cell < partners.length; cell++) {
            other[cell] = partners[cell] < 0 ? Column.Categorical.MISSING : b.codes()[partners[cell]];
            if (other[cell] >= 0 && a.codes()[cell] >= 0) {
                table[a.codes()[cell]][other[cell]]++;
            }
        }
        return ordered(a, b, table, ClusterScores.of(a.codes(), other));
    }

    private static GroupAgreement ordered(
            Column.Categorical a, Column.Categorical b, int[][] table, ClusterScores scores) {
        int[] columnOf = Matching.heaviest(table);
        int[] rows = IntStream.concat(
                        IntStream.range(0, columnOf.length).filter(r -> columnOf[r] >= 0),
                        IntStream.range(0, columnOf.length).filter(r -> columnOf[r] < 0))
                .toArray();
        int[] matchedColumns =
                Arrays.stream(rows).map(r -> columnOf[r]).filter(c -> c >= 0).toArray();
        int[] columns = IntStream.concat(
                        Arrays.stream(matchedColumns),
                        IntStream.range(0, b.levels().size())
                                .filter(c -> Arrays.stream(matchedColumns).noneMatch(m -> m == c)))
                .toArray();
        int[][] counts = Arrays.stream(rows)
                .mapToObj(r -> Arrays.stream(columns).map(c -> table[r][c]).toArray())
                .toArray(int[][]::new);
        return new GroupAgreement(
                Arrays.stream(rows).mapToObj(r -> a.levels().get(r)).toList(),
                Arrays.stream(columns).mapToObj(c -> b.levels().get(c)).toList(),
                counts,
                matchedColumns.length,
                scores);
    }

    /** The groups that a run divides its cells into. */
    public static Column.Categorical groups(StoredRun run) {
        return run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .orElseGet(run::clusters);
    }

    /**
     * For each group of a run the group of the first that it is matched with one to one, the most cells in matched pairs; -1 where
     * there is none, or none with a cell in common.
     *
     * @param partners of each cell of the first run its place in the other, or -1
     */
    static int[] matched(StoredRun first, StoredRun run, int[] partners) {
        var base = groups(first);
        var own = groups(run);
        int[][] table = new int[own.levels().size()][base.levels().size()];
        for (int cell = 0; cell < partners.length; cell++) {
            if (partners[cell] >= 0 && own.codes()[partners[cell]] >= 0 && base.codes()[cell] >= 0) {
                table[own.codes()[partners[cell]]][base.codes()[cell]]++;
            }
        }
        int[] match = Matching.heaviest(table);
        for (int group = 0; group < match.length; group++) {
            match[group] = match[group] >= 0 && table[group][match[group]] > 0 ? match[group] : -1;
        }
        return match;
    }

    /** For each of these barcodes its place among the others, -1 where it is none of them. */
    static int[] partners(List<String> barcodes, List<String> others) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            places.putIfAbsent(others.get(i), i);
        }
        return barcodes.stream()
                .mapToInt(barcode -> places.getOrDefault(barcode, -1))
                .toArray();
    }
}
