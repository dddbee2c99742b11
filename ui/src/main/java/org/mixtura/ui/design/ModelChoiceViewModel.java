package org.mixtura.ui.design;

import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableMap;
import org.mixtura.core.Workbench;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunSpec;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Tasks;

/** The model families to choose from. */
public final class ModelChoiceViewModel {

    private final Workflow workflow;
    private final List<ModelFamily<?>> families;
    private final TimeEstimates times;

    public ModelChoiceViewModel(Workbench workbench, Workflow workflow, Tasks tasks) {
        this.workflow = workflow;
        this.families = List.copyOf(workbench.models());
        this.times = new TimeEstimates(workbench, tasks);
    }

    /** How long each family would train on the open data as recommended, in words by its id, as far as that is known. */
    ObservableMap<String, String> times() {
        return times.words();
    }

    /** The cards came into view: finds out times, unless a run trains, which would slow down the trials and be slowed down by them. */
    void show() {
        var session = workflow.session();
        times.begin(session.trainingProperty().get().isPresent() ? List.of() : specs(session));
    }

    /** The cards are no longer seen. */
    void hide() {
        times.end();
    }

    private List<RunSpec> specs(Session session) {
        var data = DataSummaries.of(session);
        return session.inspectionProperty().get().stream()
                .flatMap(open -> families.stream()
                        .filter(family -> obstacle(family).isEmpty())
                        .map(family -> new RunSpec(
                                family.card().id(),
                                open.source().toAbsolutePath().normalize(),
                                open.asRead(),
                                session.labelsProperty().get(),
                                session.batchProperty().get(),
                                PrepConfig.DEFAULTS,
                                family.start(Preset.RECOMMENDED, data.orElseThrow()),
                                0,
                                DeviceChoice.AUTO.device(),
                                0)))
                .toList();
    }

    List<ModelFamily<?>> families() {
        return families;
    }

    /** Which family to try first on the open data set. */
    Optional<Recommendation> recommendation() {
        return DataSummaries.of(workflow.session()).flatMap(data -> Recommendation.of(families, data));
    }

    /** Why a family cannot be trained on the open data set; empty: it can. */
    Optional<String> obstacle(ModelFamily<?> family) {
        boolean counted =
                DataSummaries.of(workflow.session()).map(DataSummary::counted).orElse(true);
        return counted || family.takesAnyValues()
                ? Optional.empty()
                : Optional.of("Needs counts. The values of the open data set are none.");
    }

    void choose(ModelFamily<?> family) {
        workflow.chooseModel(family);
    }
}
