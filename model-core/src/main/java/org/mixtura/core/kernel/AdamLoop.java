package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.all;
import static org.mixtura.core.kernel.Lanes.load;
import static org.mixtura.core.kernel.Lanes.store;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;

/** The update of Adam in one pass over a parameter, its gradient and its moments. */
public final class AdamLoop {

    /** Numbers a thread takes at least. */
    private static final int GRAIN = 16_384;

    private final Team team;

    public AdamLoop(Team team) {
        this.team = team;
    }

    /**
     * The constants of an update.
     *
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of squared gradients
     * @param rate learning rate / (1 - beta1^t)
     * @param squareScale 1 / (1 - beta2^t)
     * @param decay the share of the parameter that is added to the gradient
     * @param gradientScale what the gradient is multiplied by before all else
     */
    public record Step(
            float beta1, float beta2, float rate, float squareScale, float epsilon, float decay, float gradientScale) {}

    /**
     * Updates a parameter.
     *
     * @param count numbers in each of the four
     */
    public void update(
            MemorySegment parameter,
            MemorySegment mean,
            MemorySegment square,
            MemorySegment gradient,
            int count,
            Step step) {
        team.split(count, GRAIN, (_, from, to) -> {
            int whole = from + (to - from) / Lanes.WIDTH * Lanes.WIDTH;
            vectors(parameter, mean, square, gradient, from, whole, step);
            for (int i = whole; i < to; i++) {
                single(parameter, mean, square, gradient, i, step);
            }
        });
    }

    private static void vectors(
            MemorySegment parameter,
            MemorySegment mean,
            MemorySegment square,
            MemorySegment gradient,
            int from,
            int to,
            Step step) {
        FloatVector beta1 = all(step.beta1);
        FloatVector beta2 = all(step.beta2);
        FloatVector decay = all(step.decay);
        FloatVector epsilon = all(step.epsilon);
        FloatVector rest1 = all(1 - step.beta1);
        FloatVector rest2 = all(1 - step.beta2);
        FloatVector rate = all(step.rate);
        FloatVector scale = all(step.gradientScale);
        FloatVector squareScale = all(step.squareScale);
        for (int i = from; i < to; i += Lanes.WIDTH) {
            FloatVector p = load(parameter, i);
            FloatVector g = p.fma(decay, load(gradient, i).mul(scale));
            FloatVector m = load(mean, i).fma(beta1, g.mul(rest1));
            FloatVector v = load(square, i).fma(beta2, g.mul(g).mul(rest2));
            store(m, mean, i);
            store(v, square, i);
            store(p.sub(m.mul(rate).div(v.mul(squareScale).sqrt().add(epsilon))), parameter, i);
        }
    }

    private static void single(
            MemorySegment parameter,
            MemorySegment mean,
            MemorySegment square,
            MemorySegment gradient,
            int i,
            Step step) {
        float p = at(parameter, i);
        float g = Math.fma(p, step.decay, at(gradient, i) * step.gradientScale);
        float m = Math.fma(at(mean, i), step.beta1, g * (1 - step.beta1));
        float v = Math.fma(at(square, i), step.beta2, g * g * (1 - step.beta2));
        put(mean, i, m);
        put(square, i, v);
        put(parameter, i, p - m * step.rate / ((float) Math.sqrt(v * step.squareScale) + step.epsilon));
    }

    /** The sum of the squares of some numbers, for the length of a gradient. */
    public static double squares(MemorySegment values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = at(values, i);
            sum += value * value;
        }
        return sum;
    }

    private static float at(MemorySegment memory, int i) {
        return memory.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }

    private static void put(MemorySegment memory, int i, float value) {
        memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
}
