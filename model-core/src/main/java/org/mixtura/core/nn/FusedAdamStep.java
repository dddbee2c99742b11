package org.mixtura.core.nn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.mixtura.core.engine.FusedCpu;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.kernel.AdamLoop;

/** The update by hand: each number of parameter, gradient and moments is read once. */
final class FusedAdamStep implements AdamStep {

    private final Adam.Settings settings;
    private final AdamLoop loop;

    FusedAdamStep(Adam.Settings settings, FusedCpu cpu) {
        this.settings = settings;
        this.loop = new AdamLoop(cpu.team());
    }

    @Override
    public void apply(List<AdamMoments> moved, double rate, double clip, StepScope step) {
        List<MemorySegment> gradients = moved.stream()
                .map(moments -> step.gradientMemory(moments.weight).orElseThrow())
                .toList();
        double share = clip > 0 ? shareWithin(clip, moved, gradients) : 1;
        for (int i = 0; i < moved.size(); i++) {
            update(moved.get(i), gradients.get(i), share, rate, step);
        }
    }

    private static double shareWithin(double clip, List<AdamMoments> moved, List<MemorySegment> gradients) {
        double squares = 0;
        for (int i = 0; i < moved.size(); i++) {
            squares += AdamLoop.squares(gradients.get(i), size(moved.get(i)));
        }
        return Math.min(1, clip / (Math.sqrt(squares) + 1e-6));
    }

    private static int size(AdamMoments moments) {
        return Math.toIntExact(moments.weight.stored().getShape().size());
    }

    private void update(AdamMoments moments, MemorySegment gradient, double share, double rate, StepScope step) {
        loop.update(
                step.memory(moments.weight.stored()),
                step.memory(moments.mean),
                step.memory(moments.square),
                gradient,
                size(moments),
                new AdamLoop.Step(
                        (float) settings.beta1(),
                        (float) settings.beta2(),
                        (float) (rate / moments.meanBias(settings)),
                        (float) (1 / moments.squareBias(settings)),
                        (float) settings.epsilon(),
                        (float) settings.decay(),
                        (float) share));
    }
}
