package org.mixtura.ui.design;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;

/**
 * Which model to try first on a data set, and why.
 *
 * @param model the id of the family
 * @param reason a sentence
 */
record Recommendation(String model, String reason) {

    private static final String DEFAULT = "scvi";

    /** With batches or without, scVI is the safe first choice: it was measured on all our data sets; it needs counts. */
    static Optional<Recommendation> of(List<ModelFamily<?>> families, DataSummary data) {
        if (!data.counted()) {
            return families.stream()
                    .filter(ModelFamily::takesAnyValues)
                    .findFirst()
                    .map(f -> new Recommendation(
                            f.card().id(), "Recommended: it can be trained on values that are no counts."));
        }
        return families.stream()
                .filter(f -> f.card().id().equals(DEFAULT))
                .findFirst()
                .map(f -> new Recommendation(DEFAULT, reason(data)));
    }

    private static String reason(DataSummary data) {
        return data.batches() > 1
                ? "Recommended: it takes out the effect of your %d batches.".formatted(data.batches())
                : "Recommended: it works on raw counts and needs neither batches nor labels.";
    }
}
