package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;

/**
 * Adam with weight decay added to the gradient (Kingma and Ba 2015; PyTorch's form):
 * <pre>
 * g = g + decay p;  m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
 * p = p - rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
 * </pre>
 * Each parameter counts its own updates t, so one that gets its first gradient late starts like the others did.
 */
public final class Adam implements OptimizerStep {

    /**
     * The constants of the update.
     *
     * @param beta1 decay of the mean of gradients
     * @param beta2 decay of the mean of squared gradients
     */
    public record Settings(double rate, double beta1, double beta2, double epsilon, double decay) {

        /** With PyTorch's default betas. */
        public static Settings of(double rate, double epsilon, double decay) {
            return new Settings(rate, 0.9, 0.999, epsilon, decay);
        }
    }

    private final RunScope run;
    private final Settings settings;
    private final List<Moments> all;

    public Adam(RunScope run, List<Weight> parameters, Settings settings) {
        this.run = run;
        this.settings = settings;
        this.all = parameters.stream().map(p -> new Moments(run, p)).toList();
    }

    /** One update at the rate of the settings, without clipping. */
    public void update(StepScope step) {
        update(step, settings.rate, 0);
    }

    @Override
    public void update(StepScope step, double rate, double clip) {
        // In the order of the parameters: a sum in any other order would differ in the last digit from run to run.
        var gradients = new LinkedHashMap<Moments, NDArray>();
        for (Moments moments : all) {
            step.gradient(moments.weight).ifPresent(g -> gradients.put(moments, g));
        }
        if (clip > 0 && !gradients.isEmpty()) {
            NDArray share = shareWithin(clip, gradients.values(), step);
            gradients.replaceAll((_, g) -> g.mul(share));
        }
        for (Moments moments : all) {
            NDArray gradient = gradients.get(moments);
            if (gradient != null) {
                update(moments, gradient, rate, step);
            }
        }
    }

    /** What shortens all gradients together to this length, at most 1; as PyTorch's {@code clip_grad_norm_}. */
    private static NDArray shareWithin(double clip, Collection<NDArray> gradients, StepScope step) {
        NDArray squares = step.filled(new Shape(), 0);
        for (NDArray gradient : gradients) {
            squares = squares.add(gradient.square().sum());
        }
        NDArray length = squares.sqrt().addi(step.constant(1e-6));
        return step.constant(clip).div(length).minimum(step.constant(1));
    }

    private void update(Moments moments, NDArray raw, double rate, StepScope step) {
        moments.updates++;
        NDArray parameter = moments.weight.stored();
        NDArray gradient = settings.decay == 0 ? raw : raw.add(parameter.mul(step.constant(settings.decay)));
        moments.mean.muli(step.constant(settings.beta1)).addi(gradient.mul(step.constant(1 - settings.beta1)));
        moments.square
                .muli(step.constant(settings.beta2))
                .addi(gradient.square().muli(step.constant(1 - settings.beta2)));
        double meanBias = 1 - Math.pow(settings.beta1, moments.updates);
        double squareBias = 1 - Math.pow(settings.beta2, moments.updates);
        NDArray size = moments.square.mul(step.constant(1 / squareBias)).sqrt().addi(step.constant(settings.epsilon));
        parameter.subi(moments.mean.mul(step.constant(rate / meanBias)).divi(size));
    }

    /** Forgets all gradients so far, as an optimiser that is made anew. */
    public void reset() {
        for (Moments moments : all) {
            run.write(moments.mean, _ -> 0);
            run.write(moments.square, _ -> 0);
            moments.updates = 0;
        }
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        for (Moments moments : all) {
            String name = moments.weight.name();
            state.put(name + "/mean", RunScope.read(moments.mean));
            state.put(name + "/square", RunScope.read(moments.square));
            state.put(name + "/updates", new Tensor(new long[0], new float[] {moments.updates}));
        }
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        for (Moments moments : all) {
            String name = moments.weight.name();
            float[] mean = part(state, name + "/mean");
            float[] square = part(state, name + "/square");
            run.write(moments.mean, i -> mean[i]);
            run.write(moments.square, i -> square[i]);
            moments.updates = (int) part(state, name + "/updates")[0];
        }
    }

    private static float[] part(Map<String, Tensor> state, String name) {
        var tensor = state.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the optimiser state lacks " + name);
        }
        return tensor.values();
    }

    /** The state of one parameter. */
    private static final class Moments {

        private final Weight weight;
        private final NDArray mean;
        private final NDArray square;
        private int updates;

        Moments(RunScope run, Weight weight) {
            this.weight = weight;
            this.mean = run.persistent(weight.stored().getShape(), _ -> 0);
            this.square = run.persistent(weight.stored().getShape(), _ -> 0);
        }
    }
}
