package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/**
 * Draws from categorical distributions that gradients pass through (Jang, Gu and Poole 2017): softmax((log(p + e) + g) / T)
 * with g = -log(-log(u + e) + e) and u uniform.
 *
 * @param temperature T; towards 0 a draw becomes a single one among zeros
 * @param straightThrough whether a draw is a single one among zeros, while its gradient is that of the soft draw
 * @param epsilon e
 */
public record GumbelSoftmax(double temperature, boolean straightThrough, double epsilon) {

    /** With the epsilon of the published code of cpl-mixVAE. */
    public static GumbelSoftmax of(double temperature, boolean straightThrough) {
        return new GumbelSoftmax(temperature, straightThrough, 1e-8);
    }

    /**
     * One draw for each row.
     *
     * @param probabilities cells x categories, rows sum to 1
     */
    public NDArray sample(NDArray probabilities, StepScope step) {
        NDArray e = step.constant(epsilon);
        NDArray gumbel = step.uniforms(probabilities.getShape())
                .add(e)
                .log()
                .neg()
                .add(e)
                .log()
                .neg();
        NDArray soft = probabilities
                .add(e)
                .log()
                .add(gumbel)
                .div(step.constant(temperature))
                .softmax(1);
        return straightThrough ? soft.add(largest(soft).sub(soft).stopGradient()) : soft;
    }

    /** A one at the largest entry of each row, zeros elsewhere; no gradient passes. */
    public static NDArray largest(NDArray rows) {
        int columns = Math.toIntExact(rows.getShape().get(1));
        return rows.argMax(1).oneHot(columns, rows.getDataType());
    }
}
