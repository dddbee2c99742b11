package org.mixtura.ui.design;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.Workbench;
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

    void choose(ModelFamily<?> family) {
        workflow.chooseModel(family);
    }
}
