package org.mixtura.core.nn;

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
    private final List<AdamMoments> all;
    private final AdamStep change;

    public Adam(RunScope run, List<Weight> parameters, Settings settings) {
        this.run = run;
        this.settings = settings;
        this.all = parameters.stream().map(p -> new AdamMoments(run, p)).toList();
        this.change = run.fused()
                .<AdamStep>map(cpu -> new FusedAdamStep(settings, cpu))
                .orElseGet(() -> new TorchAdamStep(settings));
    }

    /** One update at the rate of the settings, without clipping. */
    public void update(StepScope step) {
        update(step, settings.rate, 0);
    }

    @Override
    public void update(StepScope step, double rate, double clip) {
        // In the order of the parameters: a sum in any other order would differ in the last digit from run to run.
        List<AdamMoments> moved = all.stream()
                .filter(moments -> step.gradient(moments.weight).isPresent())
                .toList();
        moved.forEach(moments -> moments.updates++);
        change.apply(moved, rate, clip, step);
    }

    /** Forgets all gradients so far, as an optimiser that is made anew. */
    public void reset() {
        for (AdamMoments moments : all) {
            run.write(moments.mean, _ -> 0);
            run.write(moments.square, _ -> 0);
            moments.updates = 0;
        }
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        for (AdamMoments moments : all) {
            String name = moments.weight.name();
            state.put(name + "/mean", RunScope.read(moments.mean));
            state.put(name + "/square", RunScope.read(moments.square));
            state.put(name + "/updates", new Tensor(new long[0], new float[] {moments.updates}));
        }
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        for (AdamMoments moments : all) {
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
}
