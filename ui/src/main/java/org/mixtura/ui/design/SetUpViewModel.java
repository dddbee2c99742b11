package org.mixtura.ui.design;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunNames;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.form.FormEntry;
import org.mixtura.ui.form.FormModel;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The settings of a run that is about to start: preset, model, preparation, run options, folder. */
public final class SetUpViewModel {

    private final Workflow workflow;
    private final RunNames folders;
    private final Latest<String> folderCheck;
    private final FormModel<PrepConfig> prep = new FormModel<>(Schema.of(PrepConfig.DEFAULTS));
    private final VaryModel vary = new VaryModel(prep);
    private final FormModel<RunOptions> options;
    private final ReadOnlyObjectWrapper<Optional<ModelSetUp<?>>> model = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.RECOMMENDED);
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<ValuesFit>> valuesProblem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper presetNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper runs = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyStringWrapper sum = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper modified = new ReadOnlyIntegerWrapper(0);

    /**
     * The settings of the next run.
     *
     * @param runs the folder in which runs are suggested
     * @param cores threads to train with unless the user says otherwise
     */
    public SetUpViewModel(Workflow workflow, Tasks tasks, Supplier<Path> runs, int cores) {
        this.workflow = workflow;
        this.folders = new RunNames(runs);
        this.options = new FormModel<>(Schema.of(RunOptions.defaults(cores)));
        this.folderCheck = new Latest<>(tasks, "Checking folder", this::folderChecked, workflow::report);
        var session = workflow.session();
        session.modelProperty().subscribe(this::adopt);
        session.inspectionProperty().subscribe(_ -> applyPreset());
        session.filterProperty().subscribe(this::applyFilter);
        workflow.history().projectProperty().subscribe(_ -> suggestFolder());
        preset.subscribe(_ -> applyPreset());
        folder.subscribe(_ -> checkFolder());
        // What could not be started may be mended and started again.
        workflow.problemProperty().subscribe(problem -> problem.ifPresent(_ -> checkFolder()));
        watch(prep);
        watch(options);
        options.entry("repeats").orElseThrow().textProperty().subscribe(_ -> update());
        vary.validProperty().subscribe(_ -> update());
        vary.combinationsProperty().subscribe(_ -> update());
    }

    /** The chosen family with its form; empty until one is chosen. */
    ReadOnlyObjectProperty<Optional<ModelSetUp<?>>> modelProperty() {
        return model.getReadOnlyProperty();
    }

    ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    StringProperty folderProperty() {
        return folder;
    }

    /** What is wrong with the folder; empty when nothing is. */
    ReadOnlyStringProperty folderProblemProperty() {
        return folderProblem.getReadOnlyProperty();
    }

    /** Which cells the numbers of a preset were made for, where a filter leaves out some; else empty. */
    ReadOnlyStringProperty presetNoteProperty() {
        return presetNote.getReadOnlyProperty();
    }

    /** Why the settings cannot take the values of the open data set, which are no counts; empty when they can. */
    ReadOnlyObjectProperty<Optional<ValuesFit>> valuesProblemProperty() {
        return valuesProblem.getReadOnlyProperty();
    }

    /** Makes the model fit for values that are no counts. */
    void takeAnyValues() {
        model.get().ifPresent(ModelSetUp::takeAnyValues);
    }

    /** Whether training can start. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** How many settings differ from the preset. */
    ReadOnlyIntegerProperty modifiedProperty() {
        return modified.getReadOnlyProperty();
    }

    /** All forms, the model's first. */
    List<FormModel<?>> forms() {
        return Stream.concat(model.get().stream().map(ModelSetUp::form), Stream.of(prep, options))
                .toList();
    }

    /** The settings that differ from the preset. */
    List<FormEntry> differences() {
        return forms().stream().flatMap(f -> f.differences().stream()).toList();
    }

    void resetAll() {
        forms().forEach(FormModel::resetAll);
    }

    /** Suggests a new folder when the last one was used; called when the page is shown. */
    void refreshFolder() {
        suggestFolder();
        // The same one again, after a run there was discarded, is to be looked at again.
        checkFolder();
    }

    /** Puts the run into the queue, or all runs of the plan as one sweep. */
    void start() {
        if (ready.get()) {
            // Until another folder is known to be free, so that a second click starts nothing twice.
            ready.set(false);
            var target = Path.of(folder.get().strip());
            if (runs.get() > 1) {
                plan().ifPresent(plan -> workflow.trainSweep(plan, target));
            } else {
                specification().ifPresent(spec -> workflow.train(spec, target));
            }
        }
    }

    /** The settings that vary. */
    VaryModel vary() {
        return vary;
    }

    /** How many runs would start. */
    ReadOnlyIntegerProperty runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** What the start button does. */
    ObservableValue<String> startTextProperty() {
        var training = workflow.session().trainingProperty();
        var queue = workflow.session().queueProperty();
        return Bindings.createStringBinding(
                () -> startText(
                        runs.get(),
                        queue.get().active().isPresent()
                                || training.get()
                                        .filter(live -> !queue.get().beside().contains(live.folder()))
                                        .isPresent()),
                runs,
                training,
                queue);
    }

    /** What trains on this computer already, and what that means for a run that is started now; empty when nothing does. */
    ObservableValue<String> companyProperty() {
        return workflow.session().queueProperty().map(SetUpViewModel::company);
    }

    private static String company(QueueState queue) {
        if (queue.active().isPresent()) {
            int before = queue.waiting().size();
            return "“%s” trains now%s. What is added begins after that."
                    .formatted(
                            queue.active().get().getFileName(), before == 0 ? "" : ", %,d more wait".formatted(before));
        }
        return queue.beside().stream()
                .findFirst()
                .map(folder ->
                        "“%s” trains on this computer, started elsewhere. A run that starts now shares the processors with it, and both take longer."
                                .formatted(folder.getFileName()))
                .orElse("");
    }

    private static String startText(int runs, boolean waits) {
        if (runs == 1) {
            return waits ? "Add to queue" : "Start training";
        }
        return (waits ? "Add %,d runs to queue" : "Train %,d runs").formatted(runs);
    }

    /** How the number of runs comes about, or why there are too many; empty for one run. */
    ReadOnlyStringProperty sumProperty() {
        return sum.getReadOnlyProperty();
    }

    /**
     * What would be trained, as a request that any other face of the program understands, too: preset, changes, values
     * that vary, seeds. Empty while no data or model is chosen; only while everything is valid.
     */
    Optional<SweepPlan> plan() {
        return DataSummaries.of(workflow.session()).flatMap(size -> model.get().flatMap(chosen -> specification()
                .map(spec -> PlannedSweep.of(
                        spec, chosen, preset.get(), size, vary, options.build().repeats()))));
    }

    /** What would be trained; empty while no data or model is chosen. */
    Optional<RunSpec> specification() {
        var session = workflow.session();
        return session.inspectionProperty().get().flatMap(data -> model.get().map(m -> specify(session, data, m)));
    }

    private RunSpec specify(Session session, Inspection data, ModelSetUp<?> setUp) {
        var run = options.build();
        return new RunSpec(
                setUp.family().card().id(),
                data.source().toAbsolutePath().normalize(),
                data.asRead(),
                session.labelsProperty().get(),
                session.batchProperty().get(),
                prep.build(),
                setUp.form().build(),
                run.seed(),
                run.device().device(),
                run.threads());
    }

    private void adopt(Optional<ModelFamily<?>> family) {
        if (family.isPresent()) {
            ModelSetUp<?> fresh = new ModelSetUp<>(family.get());
            model.set(Optional.of(fresh));
            watch(fresh.form());
            vary.setModel(fresh.form());
            applyPreset();
            applyTemplate(fresh);
            suggestFolder();
        }
    }

    /** Settings of a run that is to be trained again with changes. */
    private void applyTemplate(ModelSetUp<?> setUp) {
        var template = workflow.session().templateProperty();
        template.get()
                .filter(spec -> spec.model().equals(setUp.family().card().id()))
                .ifPresent(spec -> {
                    setUp.apply(spec.config());
                    prep.set(Schema.of(PrepConfig.DEFAULTS).texts(spec.prep()));
                });
        template.set(Optional.empty());
    }

    private void suggestFolder() {
        var session = workflow.session();
        model.get().ifPresent(m -> session.inspectionProperty()
                .get()
                .ifPresent(data -> folder.set(
                        folders.suggest(m.family().card().id(), data.source()).toString())));
    }

    private void applyPreset() {
        DataSummaries.of(workflow.session())
                .ifPresent(data -> model.get().ifPresent(m -> m.apply(preset.get(), genesKept(data))));
    }

    /** Presets count the genes that the model will see. */
    private DataSummary genesKept(DataSummary data) {
        int kept = prep.validProperty().get() ? prep.build().variableGenes() : 0;
        int genes = kept == 0 ? data.genes() : Math.min(kept, data.genes());
        return new DataSummary(data.cells(), genes, data.batches(), data.labelLevels(), data.counted(), data.images());
    }

    private void watch(FormModel<?> form) {
        form.validProperty().subscribe(_ -> update());
        form.modifiedProperty().subscribe(_ -> update());
    }

    private void checkFolder() {
        String text = folder.get();
        ready.set(false);
        folderCheck.submit(_ -> RunFolders.problem(text));
    }

    private void folderChecked(String problem) {
        folderProblem.set(problem);
        update();
    }

    private void update() {
        modified.set(differences().size());
        count();
        var size = DataSummaries.of(workflow.session());
        boolean filtered = prep.buildWith(Map.of())
                .map(config -> !config.filter().isNone())
                .orElse(false);
        presetNote.set(size.filter(_ -> filtered)
                .map(all -> "Its numbers are for all %,d cells of the data set, before the quality filter."
                        .formatted(all.cells()))
                .orElse(""));
        boolean counted = size.map(DataSummary::counted).orElse(true);
        valuesProblem.set(counted ? Optional.empty() : model.get().flatMap(m -> ValuesFit.problem(m, prep, vary)));
        ready.set(model.get().isPresent()
                && workflow.session().inspectionProperty().get().isPresent()
                && forms().stream().allMatch(f -> f.validProperty().get())
                && vary.validProperty().get()
                && runs.get() <= SweepPlan.MOST_RUNS
                && valuesProblem.get().isEmpty()
                && folderProblem.get().isEmpty()
                && !folder.get().isBlank());
    }

    private void count() {
        int combinations = vary.combinationsProperty().get();
        int repeats = options.validProperty().get() ? options.build().repeats() : 1;
        long all = (long) combinations * repeats;
        runs.set((int) Math.min(Integer.MAX_VALUE, all));
        sum.set(all == 1 || !vary.validProperty().get() ? "" : PlannedSweep.words(combinations, repeats));
    }

    /** What was chosen at the import check; the settings show it and can still change it. */
    private void applyFilter(QualityFilter filter) {
        set("minGenes", Integer.toString(filter.minGenes()));
        set("minCells", Integer.toString(filter.minCells()));
        set("maxMitochondrial", Double.toString(filter.maxMitochondrial()));
    }

    private void set(String key, String text) {
        prep.entry(key).ifPresent(entry -> entry.textProperty().set(text));
    }
}
