package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.CategoryCoupling;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.LossTerms;

/**
 * The loss of cpl-mixVAE (Marghi et al., eq. 7):
 * <pre>
 * L = max(A - 1, 1) sum_a [ rec_a + beta KL(s_a) ] + sum over pairs a, b [ lambda D_ab + E_a + E_b ]
 * </pre>
 * with the negative entropies E and the distance D of {@link CategoryCoupling}. Constants are left out. With one arm there
 * are no pairs; KL(q(c) || uniform) takes their place where it is wanted.
 *
 * @param single whether one arm alone has the prior of its categories (eq. 3)
 */
record MixvaeObjective(double lambda, double beta, boolean single) {

    /**
     * What one arm contributes.
     *
     * @param reconstruction mean over cells
     * @param kl mean over cells
     * @param probability of the categories, cells x K
     */
    record Contribution(NDArray reconstruction, NDArray kl, NDArray probability) {}

    static List<String> terms(int arms) {
        return arms == 1
                ? List.of("loss", "reconstruction", "kl_s", "kl_c")
                : List.of("loss", "reconstruction", "kl_s", "entropy", "distance", "consensus");
    }

    /**
     * The loss; reconstruction, KL and entropy are reported as means over arms, distance and consensus as means over pairs.
     * In evaluation the coupling is left out of it and the distance is that of Aitchison: standard deviations over the cells
     * at hand mean little where those are few, and one over them can be anything.
     *
     * @param klWeight what beta is multiplied by at this time of the training
     */
    LossTerms of(List<Contribution> arms, double klWeight, StepScope step) {
        NDArray own = step.constant(0);
        NDArray reconstruction = step.constant(0);
        NDArray kl = step.constant(0);
        for (var arm : arms) {
            own = own.add(arm.reconstruction.add(arm.kl.mul(step.constant(beta * klWeight))));
            reconstruction = reconstruction.add(arm.reconstruction);
            kl = kl.add(arm.kl);
        }
        NDArray count = step.constant(arms.size());
        NDArray meanReconstruction = reconstruction.div(count);
        NDArray meanKl = kl.div(count);
        if (arms.size() == 1) {
            NDArray prior = new Categories(step)
                    .klFromUniform(arms.getFirst().probability)
                    .mean();
            NDArray loss = single ? own.add(prior) : own;
            return new LossTerms(loss, List.of(loss, meanReconstruction, meanKl, prior));
        }
        var pairs = pairs(arms, step);
        NDArray all = own.mul(step.constant(arms.size() - 1));
        NDArray loss = step.training() ? all.add(pairs.penalty) : all;
        return new LossTerms(
                loss, List.of(loss, meanReconstruction, meanKl, pairs.entropy, pairs.distance, pairs.consensus));
    }

    private record Pairs(NDArray penalty, NDArray entropy, NDArray distance, NDArray consensus) {}

    private Pairs pairs(List<Contribution> arms, StepScope step) {
        var coupling = new CategoryCoupling(step);
        var negative = new ArrayList<NDArray>();
        arms.forEach(arm -> negative.add(coupling.negativeEntropy(arm.probability)));
        NDArray entropies = step.constant(0);
        NDArray distances = step.constant(0);
        NDArray agreements = step.constant(0);
        int count = 0;
        for (int a = 0; a < arms.size(); a++) {
            for (int b = a + 1; b < arms.size(); b++) {
                NDArray first = arms.get(a).probability;
                NDArray second = arms.get(b).probability;
                entropies = entropies.add(negative.get(a)).add(negative.get(b));
                distances = distances.add(
                        step.training()
                                ? coupling.perturbedDistance(first, second)
                                : coupling.aitchisonDistance(first, second));
                agreements = agreements.add(agreement(first, second));
                count++;
            }
        }
        NDArray pairs = step.constant(count);
        NDArray penalty = distances.mul(step.constant(lambda)).add(entropies);
        return new Pairs(
                penalty, entropies.div(step.constant(-2.0 * count)), distances.div(pairs), agreements.div(pairs));
    }

    /** The share of cells that two arms give the same category. */
    private static NDArray agreement(NDArray first, NDArray second) {
        return GumbelSoftmax.largest(first)
                .mul(GumbelSoftmax.largest(second))
                .sum(new int[] {1})
                .mean();
    }
}
