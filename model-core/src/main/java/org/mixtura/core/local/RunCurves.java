package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.figure.CurvesFigure.Look;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ScoreLabel;

/**
 * The loss figure of a run: each loss term, train and validation, and the scores where there are any. Colours and broken lines are
 * those of the window's charts: a term keeps its colour, and training is the broken line.
 */
final class RunCurves {

    private static final List<String> PARTS = List.of("train", "validation");
    private static final String LOSS_UNIT = "nats per cell";

    /** The one term that is no likelihood. */
    private static final String DISCREPANCY = "mmd";

    private RunCurves() {}

    /** All curves. */
    static CurvesFigure of(StoredRun run) {
        return of(run, Optional.empty());
    }

    /**
     * Some curves; what has none is left out.
     *
     * @throws DataProblem when the run has no curve of a name
     */
    static CurvesFigure of(StoredRun run, Optional<CurveChoice> choice) {
        boolean logarithmic = choice.map(CurveChoice::logarithmic).orElse(false);
        List<String> wanted = choice.map(CurveChoice::curves).orElse(List.of());
        requireKnown(wanted, run);
        var panels = new ArrayList<CurvesFigure.Panel>();
        List<String> terms = run.metrics().lossTerms();
        for (String term : shownTerms(run.metrics())) {
            int colour = terms.indexOf(term);
            var curves = PARTS.stream()
                    .filter(part -> isWanted(wanted, term + " " + part))
                    .map(part -> curve(run.metrics(), part, term, part, Look.ofTerm(colour, part)))
                    .toList();
            if (!curves.isEmpty()) {
                String unit = term.equals(DISCREPANCY) ? "" : LOSS_UNIT;
                panels.add(new CurvesFigure.Panel(title(term), unit, logarithmic, curves));
            }
        }
        List<String> allScores = run.metrics().scores();
        var scores = IntStream.range(0, allScores.size())
                .filter(i -> isWanted(wanted, ScoreLabel.of(allScores.get(i))))
                .mapToObj(i -> score(run.metrics(), allScores.get(i), i))
                .toList();
        if (!scores.isEmpty()) {
            panels.add(new CurvesFigure.Panel("Agreement with known types", "", false, scores));
        }
        int best = run.status().bestEpoch();
        return new CurvesFigure("", panels, best > 0 ? OptionalInt.of(best) : OptionalInt.empty());
    }

    private static boolean isWanted(List<String> wanted, String name) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static void requireKnown(List<String> wanted, StoredRun run) {
        var known = Stream.concat(
                        shownTerms(run.metrics()).stream()
                                .flatMap(term -> PARTS.stream().map(part -> term + " " + part)),
                        run.metrics().scores().stream().map(ScoreLabel::of))
                .toList();
        for (String name : wanted) {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new DataProblem(
                        "The run '%s' has no curve '%s'.".formatted(run.folder().getFileName(), name),
                        "It has %s.%s".formatted(String.join(", ", known), NearNames.hint(name, known)),
                        "Name curves of these.");
            }
        }
    }

    /** Terms of the loss that are not zero throughout, in the order written. */
    private static List<String> shownTerms(MetricsHistory metrics) {
        return metrics.lossTerms().stream()
                .filter(term -> PARTS.stream()
                        .flatMap(part -> metrics.curve(part, term).stream())
                        .anyMatch(row -> row.value() != 0))
                .toList();
    }

    private static CurvesFigure.Curve score(MetricsHistory metrics, String score, int colour) {
        return curve(metrics, MetricsHistory.ALL, score, ScoreLabel.of(score), Look.whole(colour));
    }

    private static CurvesFigure.Curve curve(
            MetricsHistory metrics, String split, String term, String name, CurvesFigure.Look look) {
        var rows = metrics.curve(split, term);
        return new CurvesFigure.Curve(
                name,
                rows.stream().mapToDouble(MetricsHistory.Row::epoch).toArray(),
                rows.stream().mapToDouble(MetricsHistory.Row::value).toArray(),
                look);
    }

    private static String title(String term) {
        String words = term.replace('_', ' ').replaceFirst("^kl ", "KL ").replaceFirst("^mmd$", "MMD");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
