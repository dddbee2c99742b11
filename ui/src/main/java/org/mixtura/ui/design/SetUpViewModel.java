package org.mixtura.ui.design;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Schema;
import org.mixtura.ui.form.FormEntry;
import org.mixtura.ui.form.FormModel;
import org.mixtura.ui.session.PlannedRun;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The settings of a run that is about to start: preset, model, preparation, run options, folder. */
public final class SetUpViewModel {

    private final Workflow workflow;
    private final RunFolders folders;
    private final Latest<String> folderCheck;
    private final FormModel<PrepConfig> prep = new FormModel<>(Schema.of(PrepConfig.DEFAULTS));
    private final FormModel<RunOptions> options;
    private final ReadOnlyObjectWrapper<Optional<ModelSetUp<?>>> model = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.RECOMMENDED);
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyIntegerWrapper modified = new ReadOnlyIntegerWrapper(0);

    /**
     * The settings of the next run.
     *
     * @param runs the folder in which runs are suggested
     * @param cores threads to train with unless the user says otherwise
     */
    public SetUpViewModel(Workflow workflow, Tasks tasks, Path runs, int cores) {
        this.workflow = workflow;
        this.folders = new RunFolders(runs);
        this.options = new FormModel<>(Schema.of(RunOptions.defaults(cores)));
        this.folderCheck = new Latest<>(tasks, "Checking folder", this::folderChecked, workflow::report);
        var session = workflow.session();
        session.modelProperty().subscribe(this::adopt);
        session.inspectionProperty().subscribe(_ -> applyPreset());
        session.filterProperty().subscribe(this::applyFilter);
        preset.subscribe(_ -> applyPreset());
        folder.subscribe(text -> {
            ready.set(false);
            folderCheck.submit(_ -> RunFolders.problem(text));
        });
        watch(prep);
        watch(options);
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
    }

    /** Puts the run, or all its repeats, into the queue. */
    void start() {
        if (ready.get()) {
            specification()
                    .ifPresent(spec ->
                            workflow.trainAll(repeats(spec, Path.of(folder.get().strip()))));
            // Until another folder is known to be free, so that a second click starts nothing twice.
            ready.set(false);
        }
    }

    /** One run a seed, in folders side by side. */
    private List<PlannedRun> repeats(RunSpec first, Path target) {
        int runs = options.build().repeats();
        return IntStream.range(0, runs)
                .mapToObj(i -> new PlannedRun(
                        first.withSeed(first.seed() + i),
                        i == 0 ? target : target.resolveSibling(target.getFileName() + "-seed" + (first.seed() + i))))
                .toList();
    }

    /** Whether something trains already, so that a run has to wait. */
    ObservableValue<Boolean> waitingProperty() {
        return workflow.session().trainingProperty().map(Optional::isPresent);
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
                data.source(),
                Optional.of(data.countsAt()),
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
            applyPreset();
            suggestFolder();
        }
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
        return new DataSummary(data.cells(), genes, data.batches(), data.labelLevels());
    }

    private void watch(FormModel<?> form) {
        form.validProperty().subscribe(_ -> update());
        form.modifiedProperty().subscribe(_ -> update());
    }

    private void folderChecked(String problem) {
        folderProblem.set(problem);
        update();
    }

    private void update() {
        modified.set(differences().size());
        ready.set(model.get().isPresent()
                && workflow.session().inspectionProperty().get().isPresent()
                && forms().stream().allMatch(f -> f.validProperty().get())
                && folderProblem.get().isEmpty()
                && !folder.get().isBlank());
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
