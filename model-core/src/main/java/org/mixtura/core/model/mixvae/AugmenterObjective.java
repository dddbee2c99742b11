package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.mixtura.core.engine.StepScope;

/**
 * What an {@link Augmenter} and its {@link Discriminator} D learn by, in a form whose every term has a gradient (the published code cuts
 * expression to zeros and ones first, so that there only the reconstruction has one). x a cell, y its copy with noise, z without:
 * <pre>
 * D: BCE(D(x), 1) + (BCE(D(y), 0) + BCE(D(z), 0)) / 2, each part only while it is above log(2) / 2
 * G: (BCE(D(y), 1) + BCE(D(z), 1)) / 2 + 0.5 max(d(x, z) - d(x, y) + 0.2, 0) + 0.1 KL(q(. | x) || q(. | x, noise)) + 0.5 d(x, z)
 * </pre>
 * with d the mean squared difference. So a copy with noise must be further from its cell than one without, while D takes both for cells.
 */
final class AugmenterObjective {

    private static final double TRIPLET = 0.5;
    private static final double DIVERGENCE = 0.1;
    private static final double RECONSTRUCTION = 0.5;
    private static final double MARGIN = 0.2;
    private static final double GOOD_ENOUGH = Math.log(2) / 2;

    private final StepScope step;

    AugmenterObjective(StepScope step) {
        this.step = step;
    }

    /**
     * The parts of a loss.
     *
     * @param generator what the augmenter learns by
     * @param discriminator what the discriminator does
     */
    record Losses(NDArray generator, NDArray discriminator) {

        NDArray both() {
            return generator.add(discriminator);
        }
    }

    Losses of(NDArray expression, Augmenter.Copies copies, Discriminator judge) {
        NDArray noisy = copies.noisy().expression();
        NDArray clean = copies.clean().expression();
        NDArray fake = bothFakes(
                judge.logOdds(noisy.stopGradient(), true, step), judge.logOdds(clean.stopGradient(), true, step));
        NDArray real = crossEntropyOfOne(judge.logOdds(expression, true, step));
        NDArray generator = adversarial(judge.logOdds(noisy, false, step), judge.logOdds(clean, false, step))
                .add(triplet(expression, clean, noisy, MARGIN).mul(step.constant(TRIPLET)))
                .add(divergence(copies).mul(step.constant(DIVERGENCE)))
                .add(meanSquare(expression, clean).mul(step.constant(RECONSTRUCTION)));
        return new Losses(generator, whileBad(real).add(whileBad(fake)));
    }

    /** Nothing is learned from what is good enough already. */
    private static NDArray whileBad(NDArray part) {
        return part.toType(DataType.FLOAT32, true).getFloat() > GOOD_ENOUGH ? part : part.stopGradient();
    }

    NDArray bothFakes(NDArray noisy, NDArray clean) {
        return crossEntropyOfZero(noisy).add(crossEntropyOfZero(clean)).mul(step.constant(0.5));
    }

    NDArray adversarial(NDArray noisy, NDArray clean) {
        return crossEntropyOfOne(noisy).add(crossEntropyOfOne(clean)).mul(step.constant(0.5));
    }

    /** BCE(sigmoid(u), 1) = softplus(-u), mean. */
    NDArray crossEntropyOfOne(NDArray logOdds) {
        return logOdds.neg().getNDArrayInternal().softPlus().mean();
    }

    /** BCE(sigmoid(u), 0) = softplus(u), mean. */
    NDArray crossEntropyOfZero(NDArray logOdds) {
        return logOdds.getNDArrayInternal().softPlus().mean();
    }

    /** max(d(anchor, near) - d(anchor, far) + margin, 0). */
    NDArray triplet(NDArray anchor, NDArray near, NDArray far, double margin) {
        return meanSquare(anchor, near)
                .sub(meanSquare(anchor, far))
                .add(step.constant(margin))
                .maximum(step.constant(0));
    }

    private NDArray divergence(Augmenter.Copies copies) {
        return copies.clean()
                .code()
                .klFrom(copies.noisy().code(), step)
                .sum(new int[] {1})
                .mean();
    }

    private static NDArray meanSquare(NDArray a, NDArray b) {
        return a.sub(b).square().mean();
    }
}
