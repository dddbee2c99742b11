package org.mixtura.core.component;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.score.ClusterScores;

/**
 * What an edit of components does to how well they fit.
 *
 * @param ariBefore agreement with known types; empty where none are known
 * @param ariAfter the same after the edit
 * @param likelihoodBefore mean log density of a cell's latent code under the mixture, nats
 * @param likelihoodAfter the same after the edit
 */
public record EditEffect(
        OptionalDouble ariBefore, OptionalDouble ariAfter, double likelihoodBefore, double likelihoodAfter) {

    /**
     * Compares.
     *
     * @param latent cells x dimensions
     */
    public static EditEffect of(
            EditedComponents before, EditedComponents after, Optional<Column.Categorical> types, FloatMatrix latent) {
        return new EditEffect(
                ari(before, types),
                ari(after, types),
                likelihood(before.mixture(), latent),
                likelihood(after.mixture(), latent));
    }

    /** Agreement of components with known types; empty without types. */
    public static OptionalDouble ari(EditedComponents components, Optional<Column.Categorical> types) {
        return types.stream()
                .mapToDouble(known ->
                        ClusterScores.of(known.codes(), components.cells()).ari())
                .findFirst();
    }

    private static double likelihood(LatentMixture mixture, FloatMatrix latent) {
        double sum = 0;
        for (int cell = 0; cell < latent.rows(); cell++) {
            double[] joint = mixture.logJoint(latent, cell);
            double top = Double.NEGATIVE_INFINITY;
            for (double value : joint) {
                top = Math.max(top, value);
            }
            double total = 0;
            for (double value : joint) {
                total += Math.exp(value - top);
            }
            sum += top + Math.log(total);
        }
        return latent.rows() == 0 ? 0 : sum / latent.rows();
    }

    /** "ARI 0.525 → 0.547, likelihood −12.31 → −12.40 nats a cell". */
    public String words() {
        String likelihood = "log likelihood %.3f → %.3f nats a cell".formatted(likelihoodBefore, likelihoodAfter);
        return ariBefore.isPresent() && ariAfter.isPresent()
                ? "ARI %.3f → %.3f, %s".formatted(ariBefore.getAsDouble(), ariAfter.getAsDouble(), likelihood)
                : likelihood;
    }
}
