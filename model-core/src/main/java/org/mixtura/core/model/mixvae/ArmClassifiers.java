package org.mixtura.core.model.mixvae;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.Weights;

/** What each arm says of the category of a cell, from its latent code and stored weights, without native memory. */
final class ArmClassifiers {

    private final List<Classifier> arms;
    private final CategoryPosterior posterior;
    private final int width;

    private record Classifier(float[] weight, float[] bias) {}

    private ArmClassifiers(List<Classifier> arms, CategoryPosterior posterior, int width) {
        this.arms = arms;
        this.posterior = posterior;
        this.width = width;
    }

    /**
     * The classifiers among stored weights.
     *
     * @param arms how many there are
     * @param width numbers of the latent code that each arm has
     */
    static ArmClassifiers of(Map<String, Tensor> weights, int arms, int width, CategoryPosterior posterior) {
        var all = new ArrayList<Classifier>();
        for (int arm = 1; arm <= arms; arm++) {
            all.add(new Classifier(
                    Weights.stored(weights, "arm%d.category.weight".formatted(arm))
                            .values(),
                    Weights.stored(weights, "arm%d.category.bias".formatted(arm))
                            .values()));
        }
        return new ArmClassifiers(all, posterior, width);
    }

    /**
     * q(c | x) of each arm, cells x categories.
     *
     * @param codes cells x (arms x width)
     */
    List<FloatMatrix> probabilities(FloatMatrix codes) {
        var found = new ArrayList<FloatMatrix>();
        for (int arm = 0; arm < arms.size(); arm++) {
            found.add(probabilities(codes, arms.get(arm), arm * width));
        }
        return List.copyOf(found);
    }

    private FloatMatrix probabilities(FloatMatrix codes, Classifier arm, int from) {
        int categories = arm.bias.length;
        float[] values = new float[Math.multiplyExact(codes.rows(), categories)];
        double[] logits = new double[categories];
        for (int row = 0; row < codes.rows(); row++) {
            for (int k = 0; k < categories; k++) {
                double sum = arm.bias[k];
                for (int d = 0; d < width; d++) {
                    sum += arm.weight[k * width + d] * codes.at(row, from + d);
                }
                logits[k] = sum;
            }
            double[] q = posterior.of(logits);
            for (int k = 0; k < categories; k++) {
                values[row * categories + k] = (float) q[k];
            }
        }
        return new FloatMatrix(codes.rows(), categories, values);
    }
}
