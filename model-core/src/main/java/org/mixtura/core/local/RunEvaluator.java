package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.ClusteredCells;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.embed.Umap;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.BatchMixing;
import org.mixtura.core.score.ClusterScores;

/** Compares the latent space of a finished run with known types and batches. */
final class RunEvaluator {

    private final RunData data;

    RunEvaluator(RunData data) {
        this.data = data;
    }

    Evaluation evaluate(StoredRun run, EvaluationRequest request, Watcher watcher) {
        var labels = column(run, request.labels(), run.spec().labels(), run.labels());
        var batch = column(run, request.batch(), run.spec().batch(), run.batch());
        if (labels.isEmpty() && batch.isEmpty()) {
            throw new ConfigProblem(
                    "There are no labels to compare with.",
                    "The run was made without labels and without batches, and none were given.",
                    "Name a column with --labels or --batch.");
        }
        int @Nullable [] types = labels.map(Column.Categorical::codes).orElse(null);
        var latent = corrected(run, request.correction(), batch, watcher);
        return new Evaluation(
                labels.map(RunEvaluator::groups),
                batch.map(RunEvaluator::groups),
                request.correction(),
                labels.map(truth -> agreements(run, latent, request, truth, watcher))
                        .orElse(List.of()),
                request.correction() == Correction.NONE ? labels.flatMap(truth -> own(run, truth)) : Optional.empty(),
                batch.flatMap(b -> BatchMixing.of(latent, b.codes(), types)));
    }

    ClusteredCells clustered(StoredRun run, EvaluationRequest request, Watcher watcher) {
        var labels = column(run, request.labels(), run.spec().labels(), run.labels());
        var batch = column(run, request.batch(), run.spec().batch(), run.batch());
        int wished = labels.orElseGet(run::clusters).levels().size();
        var latent = corrected(run, request.correction(), batch, watcher);
        var umap = request.correction() == Correction.NONE
                ? run.umap()
                : Umap.withSeed(run.spec().seed())
                        .fit(latent, () -> !watcher.goOn(0.3))
                        .orElseThrow(() -> new CancellationException("the map is no longer wanted"));
        var clusters = new ArrayList<Column.Categorical>();
        for (ClusterMethod method : request.methods()) {
            watcher.tell(clusters.size(), request.methods().size());
            var found = method.cluster(latent, Math.max(1, wished), run.spec().seed());
            String name = request.correction() == Correction.NONE
                    ? method.id()
                    : request.correction().id() + "_" + method.id();
            clusters.add(new Column.Categorical(
                    name,
                    IntStream.rangeClosed(1, found.count())
                            .mapToObj(Integer::toString)
                            .toList(),
                    found.clusters()));
        }
        return new ClusteredCells(latent, umap, clusters);
    }

    private static FloatMatrix corrected(
            StoredRun run, Correction correction, Optional<Column.Categorical> batch, Watcher watcher) {
        if (correction == Correction.NONE) {
            return run.latent();
        }
        var batches = batch.orElseThrow(() -> new ConfigProblem(
                "There are no batches to correct for.",
                "The run was made without batches, and none were given.",
                "Name a column with --batch."));
        return correction
                .apply(run.latent(), batches.codes(), run.spec().seed(), () -> !watcher.goOn(0))
                .orElseThrow(() -> new CancellationException("the correction is no longer wanted"));
    }

    /** Several evaluations, one score a line. */
    static RunTable table(List<EvaluatedRun> all) {
        var lines = new ArrayList<List<String>>();
        for (EvaluatedRun each : all) {
            var table = table(each.evaluation());
            for (int i = 0; i < table.rows(); i++) {
                var line = new ArrayList<>(List.of(
                        each.run().folder().toString(),
                        each.evaluation().correction().id()));
                line.addAll(table.row().apply(i));
                lines.add(line);
            }
        }
        return new RunTable(List.of("run", "correction", "part", "score", "value"), lines.size(), lines::get);
    }

    /** One score a line. */
    static RunTable table(Evaluation evaluation) {
        var lines = new ArrayList<List<String>>();
        evaluation
                .agreements()
                .forEach(agreement -> lines.add(
                        List.of(agreement.method().id(), "clusters", Integer.toString(agreement.clusters()))));
        evaluation.own().ifPresent(own -> lines.add(List.of("own", "clusters", Integer.toString(own.used()))));
        evaluation
                .byPart()
                .forEach((part, scores) ->
                        scores.forEach((name, value) -> lines.add(List.of(part, name, Double.toString(value)))));
        return new RunTable(List.of("part", "score", "value"), lines.size(), lines::get);
    }

    /** The run keeps its own columns; the file that they came from may be gone by now. */
    private Optional<Column.Categorical> column(
            StoredRun run, Optional<ColumnRef> wished, Optional<ColumnRef> own, Optional<Column> kept) {
        return wished.filter(ref -> !own.equals(Optional.of(ref)))
                .map(ref -> data.groups(run, ref))
                .or(() -> kept.map(Column::asCategorical))
                .map(Column.Categorical::used);
    }

    private static Evaluation.Groups groups(Column.Categorical column) {
        return new Evaluation.Groups(column.name(), column.levels().size());
    }

    private static Optional<Evaluation.OwnAgreement> own(StoredRun run, Column.Categorical truth) {
        return run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(own -> {
                    int used =
                            (int) Arrays.stream(own.counts()).filter(n -> n > 0).count();
                    return new Evaluation.OwnAgreement(
                            own.levels().size(), used, ClusterScores.of(truth.codes(), own.codes()));
                });
    }

    private static List<Evaluation.Agreement> agreements(
            StoredRun run, FloatMatrix latent, EvaluationRequest request, Column.Categorical truth, Watcher watcher) {
        int wished = Math.max(1, truth.levels().size());
        return request.methods().stream()
                .map(method -> {
                    watcher.tell(
                            request.methods().indexOf(method), request.methods().size());
                    var found = method.cluster(latent, wished, run.spec().seed());
                    var scores = ClusterScores.of(truth.codes(), found.clusters());
                    return new Evaluation.Agreement(method, found.count(), scores, found.remark());
                })
                .toList();
    }
}
