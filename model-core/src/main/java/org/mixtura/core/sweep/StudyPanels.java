package org.mixtura.core.sweep;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.mixtura.core.figure.StudyFigure;
import org.mixtura.core.score.ScoreLabel;

/** What the figure of a study shows. */
record StudyPanels(StudyTable table) {

    /** A panel for each part of a study; one for all where some part has nothing that varies. */
    StudyFigure figure() {
        var study = table.study();
        var lines = table.lines();
        boolean compared = study.parts().stream().anyMatch(part -> part.varied().isEmpty());
        if (compared) {
            var names = lines.stream()
                    .map(line -> (line.part().name() + " " + line.value()).strip())
                    .toList();
            return new StudyFigure(
                    title(study), List.of(new StudyFigure.Panel("", "", names, false, series(study.drawn(), lines))));
        }
        return new StudyFigure(
                title(study),
                study.parts().stream()
                        .map(part -> {
                            var own = lines.stream()
                                    .filter(line -> line.part().equals(part))
                                    .toList();
                            return new StudyFigure.Panel(
                                    part.model(),
                                    part.varied().orElseThrow().key(),
                                    own.stream().map(StudyTable.Line::value).toList(),
                                    true,
                                    series(study.drawn(), own));
                        })
                        .toList());
    }

    private static String title(Study study) {
        return study.id().substring(0, 1).toUpperCase(Locale.ROOT) + study.id().substring(1);
    }

    private static List<StudyFigure.Series> series(List<String> scores, List<StudyTable.Line> lines) {
        return scores.stream()
                .map(score -> new StudyFigure.Series(
                        ScoreLabel.of(score),
                        numbers(lines, score, SweepTable.Spread::mean),
                        numbers(lines, score, SweepTable.Spread::sd)))
                .toList();
    }

    private static double[] numbers(
            List<StudyTable.Line> lines, String score, ToDoubleFunction<SweepTable.Spread> number) {
        return lines.stream()
                .mapToDouble(line -> number.applyAsDouble(Objects.requireNonNull(line.score(score))))
                .toArray();
    }
}
