package org.mixtura.core.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mixtura.core.figure.StudyFigure;

/** What came out of a study: one line for each combination of each part. */
public final class StudyTable {

    private final Study study;
    private final SequencedMap<Study.Part, SweepTable> parts;

    StudyTable(Study study, SequencedMap<Study.Part, SweepTable> parts) {
        this.study = study;
        this.parts = parts;
    }

    /** What was asked. */
    public Study study() {
        return study;
    }

    /** The tables of the parts, in the order of the study. */
    public SequencedMap<Study.Part, SweepTable> parts() {
        return new LinkedHashMap<>(parts);
    }

    /** One combination of one part. */
    public record Line(Study.Part part, SweepPlan.Point point, int runs, Map<String, SweepTable.Spread> scores) {

        public Line {
            scores = Map.copyOf(scores);
        }

        /** The value that varies; empty where nothing does. */
        public String value() {
            return String.join(", ", point.values());
        }

        /** A score; without runs where none has it. */
        public SweepTable.Spread score(String name) {
            return scores.getOrDefault(name, SweepTable.Spread.of(List.of()));
        }
    }

    /** All combinations, part by part. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        parts.forEach((part, table) -> {
            var spreads = new LinkedHashMap<String, Map<SweepPlan.Point, SweepTable.Spread>>();
            table.measures().forEach(score -> spreads.put(score, table.spread(score)));
            for (var point : table.points()) {
                var own = new LinkedHashMap<String, SweepTable.Spread>();
                spreads.forEach((score, byPoint) -> own.put(score, Objects.requireNonNull(byPoint.get(point))));
                lines.add(new Line(part, point, table.runsOf(point), own));
            }
        });
        return lines;
    }

    /** Runs without a result. */
    public List<SweepTable.Row> failures() {
        return parts.values().stream()
                .flatMap(table -> table.failures().stream())
                .toList();
    }

    /** How many runs there are. */
    public int runs() {
        return parts.values().stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** One line a combination: part, model, setting, value, runs, mean and deviation of each score. */
    public String csv() {
        return table(
                        study.scores().stream().flatMap(score -> Stream.of(score + "_mean", score + "_sd")),
                        SweepText::numbers)
                .csv();
    }

    /** The same for a paper. */
    public String latex() {
        return words().latex(4);
    }

    /** The same for people. */
    public String plain() {
        return words().plain();
    }

    /** Its scores against what varies: a panel for each part, or one for all where some part has nothing that varies. */
    public StudyFigure figure() {
        return new StudyPanels(this).figure();
    }

    private TextTable words() {
        return table(study.scores().stream(), spread -> Stream.of(spread.words(" ± ")));
    }

    private TextTable table(Stream<String> head, Function<SweepTable.Spread, Stream<String>> fields) {
        return new TextTable(
                Stream.concat(Stream.of("part", "model", "setting", "value", "runs"), head)
                        .toList(),
                lines().stream()
                        .map(line -> Stream.concat(
                                        Stream.of(
                                                line.part.name(),
                                                line.part.model(),
                                                line.part
                                                        .varied()
                                                        .map(Study.Varied::key)
                                                        .orElse(""),
                                                line.value(),
                                                Integer.toString(line.runs)),
                                        study.scores().stream().flatMap(score -> fields.apply(line.score(score))))
                                .toList())
                        .toList());
    }
}
