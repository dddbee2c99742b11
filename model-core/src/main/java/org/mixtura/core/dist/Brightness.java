package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * The brightness of pixels as a share of the largest possible one, and its likelihood as that of a coin: binary cross entropy, with
 * -log p(x) = softplus(u) - x u for log odds u (grey values between 0 and 1 count as a mixture of dark and bright).
 */
public final class Brightness {

    private Brightness() {}

    /** The images of a minibatch, rows x pixels, from 0 to 1. */
    public static NDArray of(Minibatch batch, StepScope step) {
        return step.sparse(new Shape(batch.size(), batch.genes()), sink -> {
            for (int row = 0; row < batch.size(); row++) {
                for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                    sink.put(row * batch.genes() + batch.gene(i), Math.min(1, batch.count(i) / ImageShape.BRIGHTEST));
                }
            }
        });
    }

    /**
     * Binary cross entropy, summed over pixels; one value per row.
     *
     * @param logOdds rows x pixels
     * @param brightness rows x pixels, from 0 to 1
     */
    public static NDArray crossEntropy(NDArray logOdds, NDArray brightness) {
        return logOdds.getNDArrayInternal()
                .softPlus()
                .sub(brightness.mul(logOdds))
                .sum(new int[] {1});
    }
}
