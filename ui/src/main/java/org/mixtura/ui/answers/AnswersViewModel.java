package org.mixtura.ui.answers;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.Workbench;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Question;

/** What a finished run's model can be asked. */
public final class AnswersViewModel {

    private final StoredRun run;
    private final LikelihoodViewModel likelihood;
    private final PredictiveViewModel predictive;
    private final ExpressionViewModel expression;
    private final NewCellsViewModel newCells;
    private final Optional<ComponentsViewModel> components;
    private final Optional<PathViewModel> path;
    private final Optional<AgreementViewModel> agreement;
    private final Optional<TraversalViewModel> traversal;
    private final Optional<AlikeViewModel> alike;
    private final Optional<AugmentationViewModel> augmentation;
    private final boolean knowsSpread;

    /**
     * @param select selects cells of the run
     * @param questions one for each thing to ask, so that each can be under way
     */
    public AnswersViewModel(StoredRun run, Workbench workbench, Consumer<BitSet> select, Supplier<Question> questions) {
        this.run = run;
        Supplier<RunOutputs> outputs = () -> workbench.outputs(run);
        this.likelihood = new LikelihoodViewModel(outputs, questions.get());
        this.predictive =
                new PredictiveViewModel(outputs, questions.get(), run.spec().seed());
        this.expression = new ExpressionViewModel(run, outputs, questions.get());
        this.newCells = new NewCellsViewModel(run, workbench, questions.get());
        Supplier<RunComponents> own = () -> workbench.components(run).orElseThrow();
        var divided = run.cells().column(StoredRun.COMPONENT);
        this.components = divided.map(
                _ -> new ComponentsViewModel(own, questions.get(), run.spec().seed()));
        this.agreement = divided.map(_ -> new AgreementViewModel(run, own, select, questions.get()));
        var families = workbench.models().stream()
                .filter(family -> family.card().id().equals(run.spec().model()))
                .toList();
        this.traversal = families.stream()
                .filter(family -> hasStates(family, run.spec().config()))
                .findFirst()
                .map(_ -> new TraversalViewModel(run, own, questions.get()));
        this.alike = traversal.map(_ -> new AlikeViewModel(run, workbench, questions.get()));
        // A state belongs to a category, so a straight line through codes means nothing there.
        this.path = traversal.isPresent()
                ? Optional.empty()
                : Optional.of(new PathViewModel(run, outputs, questions.get()));
        this.augmentation = families.stream()
                .filter(family -> augments(family, run.spec().config()))
                .findFirst()
                .map(_ -> new AugmentationViewModel(run, own, questions.get()));
        this.knowsSpread = families.stream()
                .allMatch(family -> knowsSpread(family, run.spec().config()));
    }

    private static <C extends Record> boolean hasStates(ModelFamily<C> family, Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        return family.hasStates(own);
    }

    private static <C extends Record> boolean augments(ModelFamily<C> family, Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        return family.augments(own);
    }

    private static <C extends Record> boolean knowsSpread(ModelFamily<C> family, Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        return family.knowsSpread(own);
    }

    /** Why there are neither standard deviations nor a marginal likelihood; empty when there are. */
    Optional<String> withoutSpread() {
        return knowsSpread
                ? Optional.empty()
                : Optional.of(
                        "This model gives each cell one code without a spread, so there is nothing to measure here");
    }

    /** The components of the model; empty when it has none. */
    Optional<ComponentsViewModel> components() {
        return components;
    }

    /** Whether categories can be relied on; empty when the model has none. */
    Optional<AgreementViewModel> agreement() {
        return agreement;
    }

    /** Cells and copies of the augmenter that the model learned from; empty when it had none. */
    Optional<AugmentationViewModel> augmentation() {
        return augmentation;
    }

    /** Genes along the states of the model; empty when it has none. */
    Optional<TraversalViewModel> traversal() {
        return traversal;
    }

    /** Whether states change genes as in other runs; empty when the model has none. */
    Optional<AlikeViewModel> alike() {
        return alike;
    }

    /** Genes along a path through the latent space; empty where codes do not decode by themselves. */
    Optional<PathViewModel> path() {
        return path;
    }

    LikelihoodViewModel likelihood() {
        return likelihood;
    }

    PredictiveViewModel predictive() {
        return predictive;
    }

    ExpressionViewModel expression() {
        return expression;
    }

    NewCellsViewModel newCells() {
        return newCells;
    }

    /** The run that is asked. */
    StoredRun run() {
        return run;
    }
}
