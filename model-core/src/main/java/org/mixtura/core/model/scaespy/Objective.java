package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.Discrepancy;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.KernelWidth;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.LossTerms;

/**
 * The objective of the family. For cells n, components y of which K there are, membership w_ny = e(y | x_n) and one code
 * z_ny drawn from e(z | x_n, y) each:
 *
 * <pre>
 * L = mean_n [ sum_y w_ny nll(x_n | z_ny) + (1 - alpha) (KLy_n + KLz_n) ] + (alpha + lambda - 1) MMD2
 * KLy_n = sum_y w_ny (log w_ny - log q_y)
 * KLz_n = sum_y w_ny KL(e(z | x_n, y) || N(m_y, v_y)),  by formula or as log e(z_ny) - log N(z_ny; m_y, v_y)
 * MMD2  = that of the points z_ny with weights w_ny / N and of draws u_by of N(m_y, v_y) with weights q_y / M
 * </pre>
 *
 * (Tangherloni et al. 2021, supplement, equation 2.) The weights of all pairs of components are those of the two mixtures,
 * so a latent space that matches the prior has a discrepancy near 0.
 */
final class Objective {

    private final TermWeights weights;
    private final KlEstimate estimate;
    private final KernelWidth width;
    private final double scale;

    /** @param scale what the width of the kernel is multiplied by */
    Objective(TermWeights weights, KlEstimate estimate, KernelWidth width, double scale) {
        this.weights = weights;
        this.estimate = estimate;
        this.width = width;
        this.scale = scale;
    }

    /**
     * What an encoder says of a minibatch.
     *
     * @param logMembership log w, cells x components
     * @param codes e(z | x, y), cells x components x dimensions
     * @param drawn one code each, of the same shape
     */
    record Inferred(NDArray logMembership, Gaussian codes, NDArray drawn) {

        NDArray membership() {
            return logMembership.exp();
        }
    }

    /**
     * What codes are drawn to.
     *
     * @param logWeights log q, components
     * @param components components x dimensions
     * @param drawn draws x components x dimensions
     */
    record Prior(NDArray logWeights, Gaussian components, NDArray drawn) {}

    /**
     * The terms with the prior: {@code loss, reconstruction, kl_y, kl_z, mmd}; {@code kl_y} only of a mixture, {@code mmd}
     * only where it counts, because it costs much.
     */
    List<String> terms(boolean mixture) {
        return Stream.of("loss", "reconstruction", mixture ? "kl_y" : "", "kl_z", weights.mmd() == 0 ? "" : "mmd")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * The loss of a minibatch.
     *
     * @param nll -log p(x | z), cells x components
     * @param warmup share of the KL terms that counts by now
     */
    LossTerms of(NDArray nll, Inferred inferred, Prior prior, double warmup, StepScope step) {
        NDArray membership = inferred.membership();
        boolean mixture = membership.getShape().get(1) > 1;
        NDArray reconstruction = membership.mul(nll).sum(new int[] {1}).mean();
        NDArray klY = mixture ? klOfMembership(inferred, prior).mean() : null;
        NDArray klZ = klOfCodes(inferred, prior, step).mean();
        NDArray bound =
                reconstruction.add((klY == null ? klZ : klY.add(klZ)).mul(step.constant(weights.kl() * warmup)));
        var values = new ArrayList<>(List.of(bound, reconstruction));
        if (klY != null) {
            values.add(klY);
        }
        values.add(klZ);
        if (weights.mmd() == 0) {
            return new LossTerms(bound, values);
        }
        var found = new Discrepancy(width, scale, step).between(posterior(inferred, step), drawn(prior, step));
        NDArray counted = step.constant(weights.mmd());
        values.set(0, bound.add(found.squared().mul(counted)));
        values.add(found.squared());
        return new LossTerms(bound.add(found.objective().mul(counted)), values);
    }

    /** KLy, one value per cell. */
    static NDArray klOfMembership(Inferred inferred, Prior prior) {
        return Categories.klOfLogs(inferred.logMembership(), prior.logWeights().expandDims(0));
    }

    /** KLz, one value per cell. */
    NDArray klOfCodes(Inferred inferred, Prior prior, StepScope step) {
        return switch (estimate) {
            case ANALYTIC -> klByFormula(inferred, prior, step);
            case MONTE_CARLO -> {
                NDArray own = inferred.codes().logDensity(inferred.drawn(), step);
                yield overComponents(own.sub(perCell(prior.components()).logDensity(inferred.drawn(), step)), inferred);
            }
        };
    }

    /** KLz by formula, one value per cell. */
    static NDArray klByFormula(Inferred inferred, Prior prior, StepScope step) {
        return overComponents(inferred.codes().klFrom(perCell(prior.components()), step), inferred);
    }

    private static Gaussian perCell(Gaussian components) {
        return new Gaussian(
                components.mean().expandDims(0), components.variance().expandDims(0));
    }

    private static NDArray overComponents(NDArray entries, Inferred inferred) {
        return inferred.membership().mul(entries.sum(new int[] {2})).sum(new int[] {1});
    }

    private static Discrepancy.Sample posterior(Inferred inferred, StepScope step) {
        var shape = inferred.drawn().getShape();
        return new Discrepancy.Sample(
                inferred.drawn().reshape(-1, shape.get(2)),
                inferred.membership().reshape(-1).mul(step.constant(1.0 / shape.get(0))));
    }

    private static Discrepancy.Sample drawn(Prior prior, StepScope step) {
        var shape = prior.drawn().getShape();
        NDArray each = prior.logWeights().exp().mul(step.constant(1.0 / shape.get(0)));
        return new Discrepancy.Sample(
                prior.drawn().reshape(-1, shape.get(2)),
                each.expandDims(0).repeat(0, shape.get(0)).reshape(-1));
    }
}
