package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.RunComponents;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.figure.AgreementFigure;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.Consensus;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** How far categories can be relied on: whether the arms of a model agree on them, and how they fit known types. */
final class AgreementViewModel {

    private static final int FEW_ARMS = 3;
    /** A mean probability of less is none. */
    private static final double NOTHING = 1e-6;

    private final StoredRun run;
    private final Supplier<RunComponents> components;
    private final Consumer<BitSet> select;
    private final Question question;
    private final ObjectProperty<Pair> pair = new SimpleObjectProperty<>(this, "pair", Pair.ALL);
    private final ReadOnlyObjectWrapper<Optional<CategoryReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param select selects cells of the run */
    AgreementViewModel(StoredRun run, Supplier<RunComponents> components, Consumer<BitSet> select, Question question) {
        this.run = run;
        this.select = select;
        this.components = components;
        this.question = question;
    }

    /**
     * Which arms the figure compares.
     *
     * @param place among the pairs of the report; empty: all of them
     */
    record Pair(Optional<Integer> place, String name) {

        static final Pair ALL = new Pair(Optional.empty(), "All pairs of arms");

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * One number.
     *
     * @param meaning how to read it, a few words
     */
    record Fact(String name, String value, String meaning) {}

    Question question() {
        return question;
    }

    /** The arms that the figure compares. */
    ObjectProperty<Pair> pairProperty() {
        return pair;
    }

    ReadOnlyObjectProperty<Optional<CategoryReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Asks for all of it. */
    void compare() {
        question.ask(
                "Comparing categories",
                "Asking the model, and measuring types…",
                watcher -> components.get().agreement(watcher),
                report -> {
                    pair.set(Pair.ALL);
                    result.set(Optional.of(report));
                    return words(report);
                });
    }

    private static String words(CategoryReport report) {
        long used = IntStream.range(0, report.use().mean().length)
                .filter(report::hasCells)
                .count();
        String types = report.types()
                .map(known -> known.names().size() == 1
                        ? ", compared with one known type"
                        : ", compared with %d known types"
                                .formatted(known.names().size()))
                .orElse("");
        return "%d of %d categories have cells%s.".formatted(used, report.use().mean().length, types);
    }

    /** The pairs of arms to choose from; none where there are not two of them. */
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        result.get().filter(report -> report.pairs().size() > 1).ifPresent(report -> {
            pairs.add(Pair.ALL);
            for (int i = 0; i < report.pairs().size(); i++) {
                var each = report.pairs().get(i);
                pairs.add(new Pair(Optional.of(i), "Arms %d and %d".formatted(each.first(), each.second())));
            }
        });
        return pairs;
    }

    /** The numbers that are read first. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        result.get().ifPresent(report -> {
            report.types().ifPresent(types -> {
                double[] alone = types.byArm();
                String accuracy = number(types.confusion().accuracy());
                if (alone.length == 1) {
                    facts.add(new Fact("Accuracy", accuracy, "cells in the category of their type"));
                } else {
                    facts.add(new Fact("Accuracy", accuracy, "all arms together"));
                    facts.add(ofArms(alone));
                }
            });
            report.consensus()
                    .filter(consensus -> !Double.isNaN(consensus.mean()))
                    .ifPresent(consensus ->
                            facts.add(new Fact("Consensus of the arms", number(consensus.mean()), least(consensus))));
            facts.add(divergence("KL from equal use", report.klToUniform(), report.klFromUniform()));
            report.types()
                    .ifPresent(types -> facts.add(
                            divergence("KL from the types", types.klToFrequencies(), types.klFromFrequencies())));
            boolean unused = Arrays.stream(report.use().mean()).anyMatch(share -> share < NOTHING);
            facts.add(new Fact(
                    "Most to least used",
                    String.format(Locale.ROOT, "%.2f", report.use().logRatio()),
                    unused ? "log ratio; one has nothing" : "log ratio; 0 is equal use"));
        });
        return facts;
    }

    /** The mean is what papers report. */
    private static Fact ofArms(double[] accuracies) {
        var all = Arrays.stream(accuracies).summaryStatistics();
        String each = accuracies.length <= FEW_ARMS
                ? Arrays.stream(accuracies).mapToObj(AgreementViewModel::number).collect(Collectors.joining(", "))
                : "%s to %s".formatted(number(all.getMin()), number(all.getMax()));
        return new Fact("Accuracy of an arm", number(all.getAverage()), "mean; " + each);
    }

    private static String least(Consensus consensus) {
        double least = consensus.least();
        int category = IntStream.range(0, consensus.perCategory().length)
                .filter(k -> consensus.perCategory()[k] == least)
                .findFirst()
                .orElseThrow();
        return "mean; least %s, category %d".formatted(number(least), category + 1);
    }

    private static Fact divergence(String name, double to, double from) {
        return new Fact(name, number(to), "nats; the other way %s".formatted(number(from)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Why something is not there, each a sentence or two. */
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        result.get().ifPresent(report -> {
            if (report.types().isEmpty()) {
                remarks.add((run.labels().isEmpty()
                                ? "This run was trained without known types"
                                : "No cell of this run has a known type")
                        + ", so there are no accuracy, no table of types and no silhouettes. Choose a column of types in the"
                        + " import check before training.");
            }
            if (report.consensus().isPresent()) {
                remarks.add(
                        "Click a place of the table of arms to select its cells; off the diagonal the arms disagree on them.");
            } else {
                remarks.add(
                        "The model has no second arm, so there is nothing that could agree with the first. Several arms are"
                                + " a setting of cpl-mixVAE.");
            }
            if (IntStream.range(0, report.use().mean().length).anyMatch(k -> !report.hasCells(k))) {
                remarks.add(
                        "Categories that were removed by pruning or have no cells are left out of the figure and of the"
                                + " consensus; divergences and the log ratio count them.");
            }
            if (report.types().filter(types -> types.silhouettes().isEmpty()).isPresent()) {
                remarks.add("Silhouettes need two types and two categories with cells.");
            }
        });
        return remarks;
    }

    /** What is drawn in the window; empty before there is an answer. */
    Optional<AgreementFigure> seen() {
        return figureOf().map(figure -> figure.withTitle(""));
    }

    /**
     * Selects the cells of a place of the table of arms: off the diagonal those that two of the arms shown disagree on. Elsewhere nothing
     * happens.
     */
    void pick(double x, double y, double width) {
        seen().ifPresent(figure -> figure.at(x, y, width).ifPresent(place -> {
            var cells = new BitSet();
            figure.pairs().forEach(each -> cells.or(figure.report().cells(each, place.row(), place.column())));
            select.accept(cells);
        }));
    }

    private Optional<AgreementFigure> figureOf() {
        return result.get()
                .map(AgreementFigure::of)
                .map(all -> new AgreementFigure(
                        all.title(), all.report(), pair.get().place()));
    }

    /** The same with a title for a file; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return figureOf().map(figure -> new FigureDraft(figure, "categories", run.provenance()));
    }

    /** Writes every number. */
    void save(Path csv) {
        result.get().ifPresent(report -> question.write(csv, file -> RunTable.write(file, report.table())));
    }
}
