package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.mixtura.core.engine.StepScope;

/** The update by operations of the engine, on any device. */
final class TorchAdamStep implements AdamStep {

    private final Adam.Settings settings;

    TorchAdamStep(Adam.Settings settings) {
        this.settings = settings;
    }

    @Override
    public void apply(List<AdamMoments> moved, double rate, double clip, StepScope step) {
        List<NDArray> gradients = moved.stream()
                .map(moments -> step.gradient(moments.weight).orElseThrow())
                .toList();
        if (clip > 0 && !gradients.isEmpty()) {
            NDArray share = shareWithin(clip, gradients, step);
            gradients = gradients.stream().map(gradient -> gradient.mul(share)).toList();
        }
        for (int i = 0; i < moved.size(); i++) {
            update(moved.get(i), gradients.get(i), rate, step);
        }
    }

    private static NDArray shareWithin(double clip, List<NDArray> gradients, StepScope step) {
        NDArray squares = step.filled(new Shape(), 0);
        for (NDArray gradient : gradients) {
            squares = squares.add(gradient.square().sum());
        }
        NDArray length = squares.sqrt().addi(step.constant(1e-6));
        return step.constant(clip).div(length).minimum(step.constant(1));
    }

    private void update(AdamMoments moments, NDArray raw, double rate, StepScope step) {
        NDArray parameter = moments.weight.stored();
        NDArray gradient = settings.decay() == 0 ? raw : raw.add(parameter.mul(step.constant(settings.decay())));
        moments.mean.muli(step.constant(settings.beta1())).addi(gradient.mul(step.constant(1 - settings.beta1())));
        moments.square
                .muli(step.constant(settings.beta2()))
                .addi(gradient.square().muli(step.constant(1 - settings.beta2())));
        NDArray size = moments.square
                .mul(step.constant(1 / moments.squareBias(settings)))
                .sqrt()
                .addi(step.constant(settings.epsilon()));
        parameter.subi(moments.mean
                .mul(step.constant(rate / moments.meanBias(settings)))
                .divi(size));
    }
}
