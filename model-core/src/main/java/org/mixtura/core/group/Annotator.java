package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.data.io.GeneSet;

/**
 * Suggests cell types for groups: looks for the best markers of each in sets of genes that are known to mark types, and asks whether more
 * of them are in a set than chance would put there. Genes are compared by symbol in any case. Only genes that are in any set count, for
 * of the others nothing is known.
 */
public final class Annotator {

    /** Markers of a group that are looked for. */
    public static final int MARKERS = 50;

    private static final int LEAST_SET = 3;
    private static final int LEAST_FOUND = 2;
    private static final double LEAST_SURE = 0.05;

    private final List<GeneSet> sets;
    private final int markers;

    /**
     * @param sets one a type
     * @param markers at most so many called genes of a group are looked for, those of the highest scores
     */
    public Annotator(List<GeneSet> sets, int markers) {
        this.sets = List.copyOf(sets);
        this.markers = markers;
    }

    /** A set as far as its genes were tested. */
    private record Known(GeneSet set, Set<String> genes) {}

    /**
     * Suggestions for each group with at least two genes as evidence and a p value of at most 5 %; only some of these are called, see
     * {@link Suggestion#called}.
     */
    public AnnotationReport of(MarkerReport report) {
        var tested = new HashSet<String>();
        var any = report.groups().getFirst();
        IntStream.range(0, any.size()).forEach(place -> tested.add(key(report.symbol(any.at(place)))));
        var known = new ArrayList<Known>();
        var background = new HashSet<String>();
        for (GeneSet set : sets) {
            var genes = new HashSet<String>();
            set.genes().stream().map(Annotator::key).filter(tested::contains).forEach(genes::add);
            background.addAll(genes);
            if (genes.size() >= LEAST_SET) {
                known.add(new Known(set, genes));
            }
        }
        return new AnnotationReport(
                report.by(),
                background.size(),
                known.size(),
                report.groups().stream()
                        .map(group -> ofGroup(report, group, known, background))
                        .toList());
    }

    private static String key(String symbol) {
        return symbol.toUpperCase(Locale.ROOT);
    }

    private AnnotationReport.OfGroup ofGroup(
            MarkerReport report, GroupMarkers group, List<Known> known, Set<String> background) {
        var drawn = group.called()
                .map(report::symbol)
                .filter(symbol -> background.contains(key(symbol)))
                .distinct()
                .limit(markers)
                .toList();
        var found = known.stream()
                .map(each -> drawn.stream()
                        .filter(symbol -> each.genes.contains(key(symbol)))
                        .toList())
                .toList();
        double[] p = IntStream.range(0, found.size())
                .mapToDouble(i -> Hypergeometric.atLeast(
                        found.get(i).size(),
                        background.size(),
                        known.get(i).genes.size(),
                        drawn.size()))
                .toArray();
        double[] q = FalseDiscovery.rates(p);
        var suggestions = IntStream.range(0, p.length)
                .filter(i -> p[i] <= LEAST_SURE && found.get(i).size() >= LEAST_FOUND)
                .mapToObj(i -> {
                    var each = known.get(i);
                    return new Suggestion(
                            each.set.name(), each.set.source(), found.get(i), each.genes.size(), p[i], q[i]);
                })
                .sorted(Comparator.comparingDouble(Suggestion::p))
                .toList();
        return new AnnotationReport.OfGroup(group.name(), group.cells(), drawn.size(), suggestions);
    }
}
