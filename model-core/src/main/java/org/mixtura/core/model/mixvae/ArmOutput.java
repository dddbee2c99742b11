package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Linear;

/** The end of a decoder together with what its reconstruction is judged by. */
interface ArmOutput {

    /**
     * What a reconstruction costs, one value per cell.
     *
     * @param features cells x width, the decoder's last hidden layer
     * @param expression cells x genes, what the encoder was shown
     */
    NDArray cost(NDArray features, NDArray expression, Minibatch batch, StepScope step);

    /** Expected counts per ten thousand or, without counts, log expression; rows x genes. */
    NDArray expression(NDArray features, Minibatch batch, StepScope step);

    /** The output of a decoder whose weights are called {@code NAME.*}. */
    static ArmOutput of(Weights weights, String name, int width, int genes, Observation observation) {
        return observation
                .likelihood()
                .<ArmOutput>map(likelihood -> new CountOutput(weights, name, width, genes, likelihood))
                .orElseGet(() -> switch (observation) {
                    case MSE -> new ValueOutput(weights, name, width, genes);
                    case BCE -> new PixelOutput(new Linear(weights, name + ".pixels", width, genes)::forward);
                    default -> new PublishedZinbOutput(weights, name, width, genes);
                });
    }
}
