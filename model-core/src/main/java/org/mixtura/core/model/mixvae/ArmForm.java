package org.mixtura.core.model.mixvae;

import java.util.Optional;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.model.DataSpec;

/**
 * How an arm is built.
 *
 * @param categories K
 * @param states S, dimensions of the state
 * @param stateSeesCategory whether the state is computed from the category, too
 * @param hasClassifier whether the encoder gives categories; else they are found otherwise
 */
record ArmForm(
        int categories,
        int states,
        boolean stateSeesCategory,
        boolean hasClassifier,
        Spread spread,
        Norm norm,
        NetworkSettings network,
        OutputSettings output) {

    /** How a linear layer becomes a variance. */
    enum Spread {
        /** sigmoid(v) + 1e-8. */
        SIGMOID,
        /** exp(v). */
        EXP,
        /** softplus(v)^2. */
        SQUARED_SOFTPLUS
    }

    /**
     * Batch normalisation in the encoder.
     *
     * @param afterActivation whether it follows the ReLU; else it precedes it, and the first layer has none
     * @param momentum the share of the minibatch in the running statistics
     */
    record Norm(boolean afterActivation, double momentum, double epsilon) {

        private static final double LEAST_OF_IMAGES = 1e-3;

        /**
         * As it is for genes, made safe for pixels. Units that are silent for image after image have a running variance of nearly
         * nothing; the one held-out image that wakes them would be multiplied by 1e4 and more in each layer, up to infinity.
         */
        Norm suiting(OutputSettings output) {
            return output.reconstruction() == Observation.BCE
                    ? new Norm(afterActivation, momentum, Math.max(epsilon, LEAST_OF_IMAGES))
                    : this;
        }
    }

    /** Numbers that the state is computed from. */
    int stateInputs() {
        return network.lowDim() + (stateSeesCategory ? categories : 0);
    }

    /**
     * What genes are the pixels of, where the network is one of convolutions.
     *
     * @throws org.mixtura.core.error.ConfigProblem when it is, and genes are no pixels
     */
    Optional<ImageShape> image(DataSpec data, String family) {
        return network.kind() == NetworkKind.CONV ? Optional.of(data.requireImage(family)) : Optional.empty();
    }
}
