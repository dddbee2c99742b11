package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.BatchNorm;
import org.mixtura.core.nn.Linear;

/**
 * Makes cells like given ones: an autoencoder of log expression whose code is drawn, once from the cell alone and once from the cell beside
 * noise (Marghi et al., supplement; published code MMIDAS). Weights are called {@code augmenter.*}.
 */
final class Augmenter {

    private static final double DROPOUT = 0.25;

    private final Form form;
    private final Layer first;
    private final Layer second;
    private final Layer clean;
    private final Layer noisy;
    private final Layer mean;
    private final Linear spread;
    private final Layer[] decoder;
    private final Linear output;
    private final Weight noise;
    private final BatchNorm noiseNorm;

    /**
     * How it is built.
     *
     * @param hidden units of the wide layers
     * @param narrow of the narrow ones
     * @param latent numbers of the code
     * @param noiseInputs numbers of noise
     * @param noiseScale their standard deviation
     * @param publishedSpread whether a code's variance is exp(sigmoid), from 1 to e, as in the published code; else sigmoid
     */
    record Form(
            int hidden,
            int narrow,
            int latent,
            int noiseInputs,
            double noiseScale,
            double dropout,
            boolean publishedSpread) {

        static Form of(AugmenterSettings settings) {
            return new Form(
                    settings.width(), Math.max(1, settings.width() / 5), 10, 50, settings.noise(), DROPOUT, false);
        }
    }

    /** A linear layer with batch normalisation. */
    private record Layer(Linear linear, BatchNorm norm) {

        static Layer of(Weights weights, String name, int inputs, int outputs) {
            return new Layer(
                    new Linear(weights, name, inputs, outputs),
                    BatchNorm.withoutScale(weights, name + ".norm", outputs, 0.01, 1e-6));
        }

        NDArray forward(NDArray x, StepScope step, boolean settled) {
            NDArray linear = settled ? this.linear.settled(x, step) : this.linear.forward(x, step);
            return settled ? norm.settled(linear, step) : norm.forward(linear, step);
        }

        NDArray relu(NDArray x, StepScope step, boolean settled) {
            return forward(x, step, settled).getNDArrayInternal().relu();
        }
    }

    Augmenter(Weights weights, int genes, Form form) {
        this.form = form;
        String name = "augmenter.";
        this.noise = weights.parameter(name + "noise.weight", new Shape(form.noiseInputs, form.noiseInputs), random -> {
            double bound = 1 / Math.sqrt(form.noiseInputs);
            return random.nextDouble(-bound, bound);
        });
        this.noiseNorm = new BatchNorm(weights, name + "noise.norm", form.noiseInputs, 0.1, 1e-5);
        this.first = Layer.of(weights, name + "encoder.0", genes, form.hidden);
        this.second = Layer.of(weights, name + "encoder.1", form.hidden, form.hidden);
        this.clean = Layer.of(weights, name + "clean", form.hidden, form.narrow);
        this.noisy = Layer.of(weights, name + "noisy", form.hidden + form.noiseInputs, form.narrow);
        this.mean = Layer.of(weights, name + "mean", form.narrow, form.latent);
        this.spread = new Linear(weights, name + "spread", form.narrow, form.latent);
        this.decoder = new Layer[] {
            Layer.of(weights, name + "decoder.0", form.latent, form.narrow),
            Layer.of(weights, name + "decoder.1", form.narrow, form.hidden),
            Layer.of(weights, name + "decoder.2", form.hidden, form.hidden)
        };
        this.output = new Linear(weights, name + "output", form.hidden, genes);
    }

    /** A copy of each cell: its code, what was drawn, and the expression that it decodes to. */
    record Copy(Gaussian code, NDArray drawn, NDArray expression) {}

    /** Copies with noise and without, while the augmenter learns. */
    record Copies(Copy noisy, Copy clean) {}

    Copies copies(NDArray expression, StepScope step) {
        NDArray features = features(ArmEncoder.dropped(expression, form.dropout, step), step, false);
        var noisyCopy = copy(noisy.relu(beside(features, step, false), step, false), step, false);
        return new Copies(noisyCopy, copy(clean.relu(features, step, false), step, false));
    }

    /** New cells like the given ones by what was learned before; no gradient passes. */
    NDArray augmented(NDArray expression, StepScope step) {
        NDArray features = features(expression, step, true);
        return copy(noisy.relu(beside(features, step, true), step, true), step, true)
                .expression
                .stopGradient();
    }

    private NDArray features(NDArray expression, StepScope step, boolean settled) {
        return second.relu(first.relu(expression, step, settled), step, settled);
    }

    private NDArray beside(NDArray features, StepScope step, boolean settled) {
        long cells = features.getShape().get(0);
        NDArray drawn = step.normals(new Shape(cells, form.noiseInputs)).mul(step.constant(form.noiseScale));
        NDArray weight = settled ? noise.stored() : step.value(noise);
        NDArray mixed = drawn.matMul(weight.transpose());
        NDArray normed = settled ? noiseNorm.settled(mixed, step) : noiseNorm.forward(mixed, step);
        return features.concat(normed.getNDArrayInternal().elu(1), 1);
    }

    private Copy copy(NDArray narrow, StepScope step, boolean settled) {
        NDArray raw = (settled ? spread.settled(narrow, step) : spread.forward(narrow, step))
                .getNDArrayInternal()
                .sigmoid();
        NDArray variance = form.publishedSpread ? raw.exp() : raw.add(step.constant(1e-8));
        var code = new Gaussian(mean.forward(narrow, step, settled), variance);
        NDArray drawn = code.sample(step);
        NDArray h = drawn;
        for (Layer layer : decoder) {
            h = layer.relu(h, step, settled);
        }
        NDArray linear = settled ? output.settled(h, step) : output.forward(h, step);
        return new Copy(code, drawn, linear.getNDArrayInternal().relu());
    }
}
