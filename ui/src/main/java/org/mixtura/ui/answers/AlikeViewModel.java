package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.PathRequest;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.component.StateAgreement.Strand;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.StateAgreementFigure;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** Whether genes change along the states of a run as they do in the other runs of its model on the same data. */
final class AlikeViewModel {

    private static final int VALUES = 100;

    private final StoredRun run;
    private final Workbench workbench;
    private final Question question;
    private final ObjectProperty<Optional<Strand>> strand =
            new SimpleObjectProperty<>(this, "strand", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StateAgreement>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Path> others = List.of();

    AlikeViewModel(StoredRun run, Workbench workbench, Question question) {
        this.run = run;
        this.workbench = workbench;
        this.question = question;
    }

    Question question() {
        return question;
    }

    /** The category and dimension that are shown. */
    ObjectProperty<Optional<Strand>> strandProperty() {
        return strand;
    }

    ReadOnlyObjectProperty<Optional<StateAgreement>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Those to choose from. */
    List<Strand> strands() {
        return result.get().map(StateAgreement::strands).orElse(List.of());
    }

    static String name(Strand strand) {
        return "Category %s, state %d"
                .formatted(strand.name(), strand.twins().getFirst().dimension() + 1);
    }

    /** Asks all of them. */
    void compare() {
        question.ask(
                "Comparing states",
                "Following genes in every run…",
                watcher -> {
                    var all = runs();
                    return new Answer(
                            all.stream().skip(1).map(StoredRun::folder).toList(),
                            workbench.compareStates(all, request(), 0, watcher));
                },
                answer -> {
                    others = answer.others;
                    strand.set(answer.found.strands().stream().findFirst());
                    result.set(Optional.of(answer.found));
                    return words(answer.found);
                });
    }

    private record Answer(List<Path> others, StateAgreement found) {}

    /** This one first. */
    private List<StoredRun> runs() {
        var all = new ArrayList<>(List.of(run));
        new RunsOfTheData(workbench)
                .beside(run).stream()
                        .filter(other -> !other.folder().equals(run.folder())
                                && other.spec().model().equals(run.spec().model()))
                        .forEach(all::add);
        if (all.size() == 1) {
            throw new ConfigProblem(
                    "There is no other run of this model on these data.",
                    "The folder '%s' holds none that is finished."
                            .formatted(run.folder().toAbsolutePath().getParent()),
                    "Train one with another seed, or several with 'Vary a setting'.");
        }
        return all;
    }

    private static TraversalRequest request() {
        return new TraversalRequest(
                List.of(),
                Optional.empty(),
                AlikeFigureRequest.MARKERS,
                PathRequest.OF_A_SET,
                PathRequest.OF_A_SET,
                TraversalQuery.Range.CATEGORY,
                VALUES);
    }

    private static String words(StateAgreement found) {
        String sets = found.ofSets().stream()
                .filter(set -> !Double.isNaN(set.means().sameDirection()))
                .map(set -> String.format(
                        Locale.ROOT,
                        "%s genes change in the same direction in %.0f %% of pairs (by chance %.0f %%)",
                        set.set(),
                        100 * set.means().sameDirection(),
                        100 * set.means().chance()))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "%d runs; %.0f %% of cells lie in categories that match%s.",
                found.runs().size(),
                100 * found.sameCells(),
                sets.isEmpty() ? "" : "; " + sets);
    }

    /** What is shown; empty before there is an answer. */
    Optional<StateAgreementFigure> seen() {
        return result.get().flatMap(found -> strand.get().map(shown -> StateAgreementFigure.of(found, shown)));
    }

    /** The same for its page. */
    Optional<FigureDraft> figure() {
        return result.get().flatMap(found -> strand.get()
                .map(shown -> FigureDraft.of(
                        run,
                        StateAgreementFigure.of(found, shown),
                        AlikeFigureRequest.KIND,
                        found.table(),
                        drawing(shown.twins().getFirst()))));
    }

    private AlikeFigureRequest drawing(StateAgreement.Twin own) {
        return new AlikeFigureRequest(
                others,
                List.of(),
                Optional.empty(),
                AlikeFigureRequest.MARKERS,
                1,
                own.dimension() + 1,
                OptionalInt.of(own.category() + 1));
    }

    /** Writes how each gene changes in each run. */
    void save(Path csv) {
        result.get().ifPresent(found -> question.write(csv, file -> RunTable.write(file, found.table())));
    }
}
