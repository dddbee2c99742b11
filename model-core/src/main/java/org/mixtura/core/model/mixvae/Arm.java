package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.nn.BatchNorm;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.Linear;

/**
 * An autoencoder with a category c and a state s: a summary of the expression, q(c) from the summary, s ~ N(mean, variance)
 * from the summary and c, and a decoder of c and s. Weights are called {@code armN.encoder.*}, {@code armN.category.*},
 * {@code armN.state.*} and {@code armN.decoder.*}.
 */
final class Arm {

    private static final double SMALLEST_VARIANCE = 1e-8;

    private final ArmForm form;
    private final Layers encoder;
    private final @Nullable Linear logits;
    private final Linear stateMean;
    private final Linear stateSpread;
    private final @Nullable BatchNorm meanNorm;
    private final @Nullable BatchNorm spreadNorm;
    private final Layers decoder;
    private final ArmOutput output;

    /** @param number from 1 */
    Arm(Weights weights, int number, int genes, ArmForm form) {
        this(weights, number, genes, Optional.empty(), form);
    }

    /**
     * @param number from 1
     * @param image what genes are the pixels of, if the form asks for convolutions
     */
    Arm(Weights weights, int number, int genes, Optional<ImageShape> image, ArmForm form) {
        String name = "arm" + number;
        var network = form.network();
        this.form = form;
        var layers = image.map(shape -> new ImageLayers(weights, name, shape, form));
        this.encoder = layers.<Layers>map(own -> own::encode)
                .orElseGet(() -> new ArmEncoder(weights, name + ".encoder", genes, form));
        this.logits = form.hasClassifier()
                ? new Linear(weights, name + ".category", network.lowDim(), form.categories())
                : null;
        this.stateMean = new Linear(weights, name + ".state.mean", form.stateInputs(), form.states());
        this.stateSpread = new Linear(weights, name + ".state.spread", form.stateInputs(), form.states());
        boolean normalises = !form.norm().afterActivation();
        this.meanNorm = normalises ? norm(weights, name + ".state.mean.norm", form) : null;
        this.spreadNorm = normalises ? norm(weights, name + ".state.spread.norm", form) : null;
        this.decoder = layers.<Layers>map(own -> own::decode).orElseGet(() -> dense(weights, name, form));
        this.output = layers.<ArmOutput>map(own -> new PixelOutput(own::logOdds))
                .orElseGet(() -> ArmOutput.of(
                        weights,
                        name + ".decoder",
                        network.hiddenWidth(),
                        genes,
                        form.output().reconstruction()));
    }

    private static Layers dense(Weights weights, String name, ArmForm form) {
        var stack =
                new DenseStack(weights, name + ".decoder", form.categories() + form.states(), widths(form.network()));
        return stack::forward;
    }

    private static BatchNorm norm(Weights weights, String name, ArmForm form) {
        return new BatchNorm(
                weights,
                name,
                form.states(),
                form.norm().momentum(),
                form.norm().epsilon());
    }

    private static int[] widths(NetworkSettings network) {
        int[] widths = new int[network.hiddenLayers() + 1];
        Arrays.fill(widths, network.hiddenWidth());
        widths[0] = network.lowDim();
        return widths;
    }

    /** The summary of each cell, cells x D. */
    NDArray summary(NDArray expression, StepScope step) {
        return encoder.forward(expression, step);
    }

    /** What categories are a softmax of, cells x K. */
    NDArray logits(NDArray summary, StepScope step) {
        if (logits == null) {
            throw new IllegalStateException("the encoder of this arm gives no categories");
        }
        return logits.forward(summary, step);
    }

    /** The state of each cell, cells x S. */
    Gaussian state(NDArray summary, NDArray category, StepScope step) {
        NDArray input = form.stateSeesCategory() ? summary.concat(category, 1) : summary;
        NDArray mean = stateMean.forward(input, step);
        NDArray spread = stateSpread.forward(input, step);
        return new Gaussian(
                meanNorm == null ? mean : meanNorm.forward(mean, step),
                variance(spreadNorm == null ? spread : spreadNorm.forward(spread, step), step));
    }

    private NDArray variance(NDArray linear, StepScope step) {
        return switch (form.spread()) {
            case SIGMOID -> linear.getNDArrayInternal().sigmoid().add(step.constant(SMALLEST_VARIANCE));
            case EXP -> linear.exp();
            case SQUARED_SOFTPLUS ->
                linear.getNDArrayInternal().softPlus().square().add(step.constant(SMALLEST_VARIANCE));
        };
    }

    /** What the decoder sees of a state: in training some dimensions are dropped. */
    NDArray seen(NDArray state, StepScope step) {
        return ArmEncoder.dropped(state, form.network().stateDropout(), step);
    }

    /** The decoder's last hidden layer, cells x width. */
    NDArray features(NDArray category, NDArray seen, StepScope step) {
        return decoder.forward(category.concat(seen, 1), step);
    }

    /** What the reconstruction of each cell costs; one value per cell. */
    NDArray cost(NDArray category, NDArray seen, NDArray expression, Minibatch batch, StepScope step) {
        return output.cost(features(category, seen, step), expression, batch, step);
    }

    /** The end of the decoder, where that gives counts. */
    CountOutput counts() {
        if (output instanceof CountOutput counts) {
            return counts;
        }
        throw new IllegalStateException("the decoder of this arm gives no counts");
    }

    /** What is decoded from a category and a state, see {@link ArmOutput#expression}. */
    NDArray expression(NDArray category, NDArray state, Minibatch batch, StepScope step) {
        return output.expression(features(category, state, step), batch, step);
    }

    /**
     * The brightness of pixels decoded from a category and a state.
     *
     * @throws ConfigProblem when the decoder gives something else
     */
    NDArray image(NDArray category, NDArray state, StepScope step) {
        if (output instanceof PixelOutput pixels) {
            return pixels.brightness(features(category, state, step), step);
        }
        throw new ConfigProblem(
                "This model draws no images.",
                "Its reconstruction is not judged by the brightness of pixels.",
                "Train with output.reconstruction=bce and output.scale=brightness.");
    }
}
