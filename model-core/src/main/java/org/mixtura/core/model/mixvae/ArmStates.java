package org.mixtura.core.model.mixvae;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.Weights;

/** The mean states that arms give, from latent codes and stored weights alone. */
final class ArmStates {

    private final Map<String, Tensor> weights;
    private final int width;

    /** @param width numbers of the latent code that each arm has */
    ArmStates(Map<String, Tensor> weights, int width) {
        this.weights = weights;
        this.width = width;
    }

    /**
     * The mean of q(s | x, c) of each arm, cells x states, c the arm's most probable category.
     *
     * @param codes cells x (arms x width)
     * @param probabilities q(c | x) of each arm; one that cannot see it passes it over
     */
    List<FloatMatrix> means(FloatMatrix codes, List<FloatMatrix> probabilities) {
        var found = new ArrayList<FloatMatrix>();
        for (int arm = 0; arm < probabilities.size(); arm++) {
            found.add(means(codes, probabilities.get(arm).largestColumns(), arm));
        }
        return List.copyOf(found);
    }

    private FloatMatrix means(FloatMatrix codes, int[] category, int arm) {
        String name = "arm%d.state.mean".formatted(arm + 1);
        var weight = Weights.stored(weights, name + ".weight");
        float[] bias = Weights.stored(weights, name + ".bias").values();
        int inputs = (int) weight.shape()[1];
        float[] values = new float[Math.multiplyExact(codes.rows(), bias.length)];
        for (int row = 0; row < codes.rows(); row++) {
            for (int s = 0; s < bias.length; s++) {
                double sum = bias[s];
                for (int d = 0; d < width; d++) {
                    sum += weight.values()[s * inputs + d] * codes.at(row, arm * width + d);
                }
                // After the summary come the categories, one of which is 1.
                sum += inputs > width ? weight.values()[s * inputs + width + category[row]] : 0;
                values[row * bias.length + s] = (float) sum;
            }
        }
        return new FloatMatrix(codes.rows(), bias.length, values);
    }
}
