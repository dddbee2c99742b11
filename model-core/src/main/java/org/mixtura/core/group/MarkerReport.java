package org.mixtura.core.group;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.run.RunTable;

/**
 * Genes that mark groups of cells, by Wilcoxon's rank-sum test of each group against all other cells.
 *
 * @param by what the groups are, the name of their column
 * @param genes those that markers count in
 * @param groups in the order of the column's levels
 */
public record MarkerReport(String by, GeneTable genes, List<GroupMarkers> groups) {

    public MarkerReport {
        groups = List.copyOf(groups);
    }

    /** How many genes were tested. */
    public int tested() {
        return groups.getFirst().size();
    }

    /** The symbol of a gene. */
    public String symbol(GeneMarker marker) {
        return genes.symbols().get(marker.gene());
    }

    /**
     * One line a group and gene, the highest score of a group first.
     *
     * @param most so many genes of each group at most
     */
    public RunTable table(int most) {
        int each = Math.min(most, tested());
        return new RunTable(
                List.of(
                        "group",
                        "rank",
                        "gene",
                        "symbol",
                        "score",
                        "p",
                        "q",
                        "called",
                        "log2_fold_change",
                        "share",
                        "share_elsewhere",
                        "mean",
                        "mean_elsewhere"),
                Math.multiplyExact(groups.size(), each),
                row -> line(groups.get(row / each), row % each));
    }

    private List<String> line(GroupMarkers group, int place) {
        var marker = group.at(place);
        return List.of(
                group.name(),
                Integer.toString(place + 1),
                genes.ids().get(marker.gene()),
                symbol(marker),
                Float.toString((float) marker.score()),
                Double.toString(marker.p()),
                Double.toString(marker.q()),
                Boolean.toString(marker.called()),
                Float.toString((float) marker.logFold()),
                Float.toString((float) marker.share()),
                Float.toString((float) marker.shareElsewhere()),
                Float.toString((float) marker.mean()),
                Float.toString((float) marker.meanElsewhere()));
    }

    /** At most so many called genes of each group, group by group; a gene of several groups is in the first of them. */
    public List<GroupExpression.Gene> best(int most) {
        var seen = new HashSet<Integer>();
        return groups.stream()
                .flatMap(group -> group.best(most).stream()
                        .filter(marker -> seen.add(marker.gene()))
                        .map(marker ->
                                new GroupExpression.Gene(genes.ids().get(marker.gene()), symbol(marker), group.name())))
                .toList();
    }

    /** The place of a gene in a group, from 1; 0 when it was not tested. */
    public int rankOf(int group, String symbol) {
        var own = groups.get(group);
        return IntStream.range(0, own.size())
                .filter(place -> symbol(own.at(place)).equalsIgnoreCase(symbol))
                .map(place -> place + 1)
                .findFirst()
                .orElse(0);
    }
}
