package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.WorkbookFile;
import org.mixtura.ui.task.Question;

/** How clusters of a run agree with known types, and how well its batches mix. */
public final class ScoresViewModel {

    private static final int MOST_LEVELS = 200;

    private final StoredRun run;
    private final Workbench workbench;
    private final Question question;
    private final ObjectProperty<Optional<String>> labels;
    private final ObjectProperty<Optional<String>> batch;
    private final StringBinding obstacle;
    private final ObjectProperty<Correction> correction = new SimpleObjectProperty<>(Correction.NONE);
    /** The last evaluation of each correction; all of the same columns. */
    private final SequencedMap<Correction, Evaluation> measured = new LinkedHashMap<>();

    private final ReadOnlyObjectWrapper<Optional<Evaluation>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * One number about mixing.
     *
     * @param meaning how to read it, a few words
     */
    record Mixing(String name, double value, String meaning) {}

    public ScoresViewModel(StoredRun run, Workbench workbench, Question question) {
        this.run = run;
        this.workbench = workbench;
        this.question = question;
        this.labels = new SimpleObjectProperty<>(run.labels().map(Column::name));
        this.batch = new SimpleObjectProperty<>(run.batch().map(Column::name));
        this.obstacle = obstacle();
    }

    /** The columns that could hold types or batches, by name. */
    List<String> columns() {
        return run.cells().columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .map(Column::asCategorical)
                .filter(c -> !StoredRun.isOwn(c.name()))
                .filter(c -> c.levels().size() > 1 && c.levels().size() <= MOST_LEVELS)
                .map(Column::name)
                .toList();
    }

    /** The column of known types; empty: compare with none. */
    ObjectProperty<Optional<String>> labelsProperty() {
        return labels;
    }

    /** The column of batches; empty: measure no mixing. */
    ObjectProperty<Optional<String>> batchProperty() {
        return batch;
    }

    /** What is done to the latent space before it is clustered; it takes batches. */
    ObjectProperty<Correction> correctionProperty() {
        return correction;
    }

    ReadOnlyObjectProperty<Optional<Evaluation>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether there is something to measure, and nothing is being measured. */
    BooleanExpression readyProperty() {
        return Bindings.createBooleanBinding(
                () -> !question.busyProperty().get() && obstacle.get().isEmpty(), question.busyProperty(), obstacle);
    }

    ReadOnlyStringProperty wordsProperty() {
        return question.wordsProperty();
    }

    /** Why nothing can be measured with these choices; empty when it can. */
    StringExpression obstacleProperty() {
        return obstacle;
    }

    private StringBinding obstacle() {
        return Bindings.createStringBinding(
                () -> {
                    if (correction.get() != Correction.NONE && batch.get().isEmpty()) {
                        return "%s corrects for batches: choose their column, or no correction."
                                .formatted(correction.get().label());
                    }
                    return labels.get().isEmpty() && batch.get().isEmpty()
                            ? "Choose a column of known types or of batches."
                            : "";
                },
                labels,
                batch,
                correction);
    }

    /** Clusters the cells in each way and compares. */
    void measure() {
        var request = request(correction.get(), List.of(ClusterMethod.values()));
        question.ask(
                "Measuring scores",
                "Clustering the latent space in each way…",
                watcher -> workbench.evaluate(run, request, watcher),
                this::show);
    }

    /** What is chosen now; it may be chosen otherwise while a question is answered. */
    private EvaluationRequest request(Correction done, List<ClusterMethod> methods) {
        return new EvaluationRequest(
                labels.get().map(ColumnRef::of), batch.get().map(ColumnRef::of), done, methods);
    }

    private String show(Evaluation evaluation) {
        if (!measured.values().stream()
                .allMatch(other -> other.labels().equals(evaluation.labels())
                        && other.batch().equals(evaluation.batch()))) {
            measured.clear();
        }
        measured.put(evaluation.correction(), evaluation);
        result.set(Optional.of(evaluation));
        return evaluation.agreements().stream()
                .map(Evaluation.Agreement::remark)
                .filter(remark -> !remark.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    /** The correction behind what is shown, for a heading; empty before, and where there was none. */
    String corrected() {
        return result.get()
                .map(Evaluation::correction)
                .filter(done -> done != Correction.NONE)
                .map(done -> " after " + done.label())
                .orElse("");
    }

    /**
     * Measures all finished runs on these data, each without correction and with the chosen one, and writes a workbook with a tab
     * for each approach. Runs that do not have the chosen columns are left out.
     */
    void saveStudy(Path xlsx) {
        var requests = Stream.of(Correction.NONE, correction.get())
                .distinct()
                .map(done -> request(done, List.of(ClusterMethod.values())))
                .toList();
        question.ask(
                "Scoring all runs on these data",
                "Scoring all runs on these data…",
                watcher -> {
                    var all = new RunsOfTheData(workbench).beside(run);
                    var evaluated = new ArrayList<EvaluatedRun>();
                    for (StoredRun each : all) {
                        double share = 1.0 / all.size();
                        double done = all.indexOf(each) * share;
                        evaluated.addAll(evaluated(each, requests, watcher.part(done, done + share)));
                    }
                    workbench.writeEvaluations(evaluated, xlsx);
                    return evaluated.stream().map(EvaluatedRun::run).distinct().count() + " of " + all.size();
                },
                count -> "%s runs on these data are in %s.".formatted(count, xlsx.getFileName()));
    }

    private List<EvaluatedRun> evaluated(StoredRun each, List<EvaluationRequest> requests, Watcher watcher) {
        var asked = requests.getFirst();
        if (Stream.of(asked.labels(), asked.batch())
                .flatMap(Optional::stream)
                .anyMatch(ref -> each.cells().column(ref.column()).isEmpty())) {
            return List.of();
        }
        return requests.stream()
                .map(request -> new EvaluatedRun(each, workbench.evaluate(each, request, watcher)))
                .toList();
    }

    /** Hands over the clusters found with the chosen correction, to be shown on the maps. */
    void clusters(ClusterMethod method, Consumer<Colouring> shown) {
        var request = request(correction.get(), List.of(method));
        question.ask(
                "Clustering cells", "Clustering…", watcher -> workbench.clustered(run, request, watcher), found -> {
                    shown.accept(Colouring.of(found.clusters().getFirst()));
                    return "The maps show the clusters.";
                });
    }

    /** Writes the cells with the clusters, and with the latent codes and map in which they were found. */
    void saveCells(Path csv) {
        var request = request(correction.get(), List.of(ClusterMethod.values()));
        question.ask(
                "Writing " + csv.getFileName(),
                "Clustering…",
                watcher -> {
                    var found = workbench.clustered(run, request, watcher);
                    RunTable.write(csv, RunTable.of(run, found.clusters(), found.umap(), found.latent()));
                    return csv;
                },
                "Written to %s."::formatted);
    }

    /** What was measured about mixing, in the order to show it; empty without batches. */
    List<Mixing> mixing() {
        var lines = new ArrayList<Mixing>();
        result.get().flatMap(Evaluation::mixing).ifPresent(found -> {
            lines.add(new Mixing("iLISI", found.ilisi(), "of %d, higher is better mixed".formatted(found.batches())));
            lines.add(new Mixing("kBET acceptance", found.kbet(), "of 1, higher is better mixed"));
            lines.add(new Mixing("Silhouette of batches", found.batchSilhouette(), "near 0 is well mixed"));
            found.types().ifPresent(types -> {
                lines.add(new Mixing("cLISI", types.clisi(), "1 is types apart"));
                lines.add(new Mixing("Silhouette of types", types.silhouette(), "higher is types apart"));
            });
        });
        return lines;
    }

    /** Writes the scores that are shown as CSV; a workbook (.xlsx) gets those of every correction measured. */
    void save(Path file) {
        var scores = WorkbookFile.isAskedForBy(file)
                ? List.copyOf(measured.values())
                : result.get().stream().toList();
        if (!scores.isEmpty()) {
            question.ask(
                    "Writing " + file.getFileName(),
                    "Writing…",
                    _ -> {
                        workbench.writeEvaluations(
                                scores.stream()
                                        .map(each -> new EvaluatedRun(run, each))
                                        .toList(),
                                file);
                        return file;
                    },
                    "Written to %s."::formatted);
        }
    }
}
