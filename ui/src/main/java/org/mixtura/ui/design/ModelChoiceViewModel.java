package org.mixtura.ui.design;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.ui.session.Workflow;

/** The model families to choose from. */
public final class ModelChoiceViewModel {

    private final Workflow workflow;
    private final List<ModelFamily<?>> families;

    public ModelChoiceViewModel(Workbench workbench, Workflow workflow) {
        this.workflow = workflow;
        this.families = List.copyOf(workbench.models());
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
