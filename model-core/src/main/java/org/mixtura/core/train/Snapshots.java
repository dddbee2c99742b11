package org.mixtura.core.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.prep.PreparedData;

/** Looks at a fixed subset of the cells now and then while a model trains. */
final class Snapshots {

    /** At most so many in a run. */
    private static final int MOST = 50;

    private final Evaluator evaluator;
    private final LatentScorer scorer;
    private final PreparedData data;
    private final int epochs;
    private final int[] cells;

    Snapshots(Evaluator evaluator, LatentScorer scorer, PreparedData data, int epochs, long seed) {
        this.evaluator = evaluator;
        this.scorer = scorer;
        this.data = data;
        this.epochs = epochs;
        this.cells = Trainer.snapshotCells(data.counts().cells(), seed);
    }

    /** Whether there is one after this epoch, counted from 1. */
    boolean isDue(int epoch) {
        return epoch % Math.ceilDiv(epochs, MOST) == 0 || epoch == epochs;
    }

    /** The known types of the subset; null without labels. */
    TrainEvent.@Nullable Groups groups() {
        return data.labels()
                .map(labels -> labels.select(cells))
                .map(TrainEvent.Groups::of)
                .orElse(null);
    }

    /** The latent codes of the subset. */
    FloatMatrix take() {
        return evaluator.encode(cells);
    }

    /**
     * Their agreement with known labels; empty without labels.
     *
     * @param mixture the components of the model, if it has any
     */
    Map<String, Double> score(FloatMatrix latent, Optional<LatentMixture> mixture) {
        return data.labels().map(labels -> score(latent, mixture, labels)).orElse(Map.of());
    }

    private Map<String, Double> score(FloatMatrix latent, Optional<LatentMixture> mixture, Column.Categorical labels) {
        int[] labelled = IntStream.range(0, cells.length)
                .filter(row -> labels.codes()[cells[row]] != Column.Categorical.MISSING)
                .toArray();
        int[] codes =
                Arrays.stream(labelled).map(row -> labels.codes()[cells[row]]).toArray();
        var points = latent.select(labelled);
        var scores =
                new LinkedHashMap<>(scorer.score(points, codes, labels.levels().size()));
        evaluator
                .memberships(cells)
                .map(all -> all.select(labelled).largestColumns())
                .or(() -> mixture.map(own -> own.assign(points)))
                .ifPresent(own -> scores.putAll(scorer.score(own, codes)));
        return scores;
    }
}
