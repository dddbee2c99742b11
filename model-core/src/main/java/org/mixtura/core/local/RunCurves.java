package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ScoreLabel;

/** The loss figure of a run: each loss term, train and validation, and the scores where there are any. */
final class RunCurves {

    private static final String ALL_CELLS = "all";
    private static final String LOSS_UNIT = "nats per cell";

    /** The one term that is no likelihood. */
    private static final String DISCREPANCY = "mmd";

    private RunCurves() {}

    static CurvesFigure of(StoredRun run) {
        var panels = new ArrayList<CurvesFigure.Panel>();
        for (String term : terms(run.metrics())) {
            panels.add(new CurvesFigure.Panel(
                    title(term),
                    term.equals(DISCREPANCY) ? "" : LOSS_UNIT,
                    false,
                    List.of(curve(run.metrics(), "train", term), curve(run.metrics(), "validation", term))));
        }
        var scores = scores(run.metrics());
        if (!scores.isEmpty()) {
            panels.add(new CurvesFigure.Panel(
                    "Agreement with labels",
                    "",
                    false,
                    scores.stream().map(score -> named(score, run.metrics())).toList()));
        }
        int best = run.status().bestEpoch();
        return new CurvesFigure("", panels, best > 0 ? OptionalInt.of(best) : OptionalInt.empty());
    }

    /** Terms of the loss that are not zero throughout, in the order written. */
    private static List<String> terms(MetricsHistory metrics) {
        return metrics.rows().stream()
                .filter(row -> !row.split().equals(ALL_CELLS))
                .filter(row -> row.value() != 0)
                .map(MetricsHistory.Row::term)
                .distinct()
                .toList();
    }

    private static List<String> scores(MetricsHistory metrics) {
        return metrics.rows().stream()
                .filter(row -> row.split().equals(ALL_CELLS))
                .map(MetricsHistory.Row::term)
                .distinct()
                .toList();
    }

    private static CurvesFigure.Curve named(String score, MetricsHistory metrics) {
        var curve = curve(metrics, ALL_CELLS, score);
        return new CurvesFigure.Curve(ScoreLabel.of(score), curve.epochs(), curve.values());
    }

    private static CurvesFigure.Curve curve(MetricsHistory metrics, String split, String term) {
        var rows = metrics.curve(split, term);
        return new CurvesFigure.Curve(
                split,
                rows.stream().mapToDouble(MetricsHistory.Row::epoch).toArray(),
                rows.stream().mapToDouble(MetricsHistory.Row::value).toArray());
    }

    private static String title(String term) {
        String words = term.replace('_', ' ').replaceFirst("^kl ", "KL ").replaceFirst("^mmd$", "MMD");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
