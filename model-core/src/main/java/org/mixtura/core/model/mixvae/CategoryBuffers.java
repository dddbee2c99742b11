package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.CodeGroups;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/**
 * What is stored about categories beside the weights: which were pruned and, after training, where the training cells of each
 * lie in the latent space, as one normal distribution each.
 */
final class CategoryBuffers {

    private static final String KEPT = "category.kept";
    private static final String MEAN = "category.mean";
    private static final String LOG_PRECISION = "category.log_precision";
    private static final String LOG_WEIGHT = "category.log_weight";

    private final RunScope run;
    private final Weight kept;
    private final Weight mean;
    private final Weight logPrecision;
    private final Weight logWeight;

    /** @param dimensions of the latent space */
    CategoryBuffers(Weights weights, RunScope run, int categories, int dimensions) {
        this.run = run;
        this.kept = weights.buffer(KEPT, new Shape(categories), 1);
        this.mean = weights.buffer(MEAN, new Shape(categories, dimensions), 0);
        this.logPrecision = weights.buffer(LOG_PRECISION, new Shape(categories, dimensions), 0);
        this.logWeight = weights.buffer(LOG_WEIGHT, new Shape(categories), 0);
    }

    /** Which categories are still there. */
    boolean[] kept() {
        return flags(RunScope.read(kept.stored()));
    }

    /** Removes a category. */
    void remove(int category) {
        float[] now = RunScope.read(kept.stored()).values();
        now[category] = 0;
        run.write(kept.stored(), k -> now[k]);
    }

    /** How many there were at first. */
    int categories() {
        return Math.toIntExact(kept.stored().getShape().size());
    }

    /** Notes where the cells of each category lie. */
    void describe(FloatMatrix codes, int[] category) {
        var groups = CodeGroups.mixture(codes, category, categories());
        run.write(mean.stored(), i -> groups.means().values()[i]);
        run.write(logPrecision.stored(), i -> groups.logPrecisions().values()[i]);
        run.write(logWeight.stored(), k -> groups.logWeights()[k]);
    }

    static boolean[] kept(Map<String, Tensor> weights) {
        return flags(Weights.stored(weights, KEPT));
    }

    /** The categories as components; empty before they were described. */
    static Optional<LatentMixture> mixture(Map<String, Tensor> weights) {
        float[] logs = Weights.stored(weights, LOG_WEIGHT).values();
        double[] logits = new double[logs.length];
        Arrays.setAll(logits, k -> logs[k]);
        boolean described = Arrays.stream(logits).anyMatch(l -> l != 0);
        return described
                ? Optional.of(LatentMixture.ofLogits(
                        logits,
                        Weights.stored(weights, MEAN).matrix(),
                        Weights.stored(weights, LOG_PRECISION).matrix()))
                : Optional.empty();
    }

    private static boolean[] flags(Tensor values) {
        boolean[] flags = new boolean[values.values().length];
        for (int k = 0; k < flags.length; k++) {
            flags[k] = values.values()[k] > 0;
        }
        return flags;
    }
}
