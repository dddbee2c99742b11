package org.mixtura.core.model;

import java.util.List;
import java.util.stream.Collectors;
import org.mixtura.core.error.ConfigProblem;

/** The model families there are, in the order to show them. */
public final class ModelFamilies {

    private final List<ModelFamily<?>> all;

    public ModelFamilies(List<ModelFamily<?>> all) {
        this.all = List.copyOf(all);
    }

    /** All families. */
    public List<ModelFamily<?>> all() {
        return all;
    }

    /**
     * The family with this id.
     *
     * @throws ConfigProblem when there is none
     */
    public ModelFamily<?> byId(String id) {
        return all.stream()
                .filter(f -> f.card().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no model '%s'.".formatted(id),
                        "Models are %s."
                                .formatted(all.stream().map(f -> f.card().id()).collect(Collectors.joining(", "))),
                        "Choose one of them with --model."));
    }
}
