package org.mixtura.core.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ClusterScores;

/**
 * The component that a model itself puts each cell into.
 *
 * @param names of all components, from 1
 * @param component of each cell
 * @param probability of that component
 */
record OwnComponents(List<String> names, int[] component, double[] probability) {

    /** By a model's encoder where it says so, else by its mixture at the codes. */
    static OwnComponents of(Optional<FloatMatrix> memberships, LatentMixture mixture, FloatMatrix latent) {
        return memberships
                .map(own -> of(mixture, own.largestColumns(), own))
                .orElseGet(() -> of(mixture, mixture.assign(latent), mixture.probabilities(latent)));
    }

    private static OwnComponents of(LatentMixture mixture, int[] component, FloatMatrix probabilities) {
        double[] own = new double[component.length];
        Arrays.setAll(own, cell -> probabilities.at(cell, component[cell]));
        var names = IntStream.rangeClosed(1, mixture.components())
                .mapToObj(k -> String.format(Locale.ROOT, "%d", k))
                .toList();
        return new OwnComponents(names, component, own);
    }

    /** The cells with two more columns. */
    CellTable beside(CellTable cells) {
        return cells.with(column()).with(new Column.Numeric(StoredRun.COMPONENT_PROBABILITY, probability));
    }

    Column.Categorical column() {
        return new Column.Categorical(StoredRun.COMPONENT, names, component);
    }

    /** How many components have cells and, with labels, how well they agree; empty without components. */
    static Map<String, Double> scores(CellTable cells, Optional<Column.Categorical> labels) {
        var scores = new LinkedHashMap<String, Double>();
        if (cells.column(StoredRun.COMPONENT).orElse(null) instanceof Column.Categorical own) {
            labels.ifPresent(known -> {
                var agreement = ClusterScores.of(known.codes(), own.codes());
                scores.put("component_ari", agreement.ari());
                scores.put("component_nmi", agreement.nmi());
                scores.put("component_accuracy", agreement.accuracy());
                int[] heldOut = heldOut(cells);
                if (heldOut.length > 1) {
                    scores.put(
                            "component_ari_held_out",
                            ClusterScores.of(at(known, heldOut), at(own, heldOut))
                                    .ari());
                }
            });
            scores.put("components_used", (double)
                    Arrays.stream(own.counts()).filter(n -> n > 0).count());
        }
        return scores;
    }

    /** Cells whose types no model was told, supervised or not. */
    private static int[] heldOut(CellTable cells) {
        return cells.column(StoredRun.SPLIT).orElse(null) instanceof Column.Categorical split
                ? IntStream.range(0, split.codes().length)
                        .filter(cell -> split.codes()[cell] != split.levels().indexOf(StoredRun.TRAIN))
                        .toArray()
                : new int[0];
    }

    private static int[] at(Column.Categorical column, int[] cells) {
        return Arrays.stream(cells).map(cell -> column.codes()[cell]).toArray();
    }
}
