package org.mixtura.core.infer;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.model.StateModel;

/** Infers the state of each cell, arm by arm. */
final class StatePass {

    private final OpenModel model;
    private final StateModel states;

    StatePass(OpenModel model) {
        this.model = model;
        this.states = model.states();
    }

    /** One for each arm. */
    List<InferredStates> run(int cells, Watcher watcher) {
        int width = states.states();
        var found = new ArrayList<InferredStates>();
        for (int arm = 0; arm < states.armCount(); arm++) {
            int own = arm;
            float[] mean = new float[Math.multiplyExact(cells, width)];
            float[] sd = new float[mean.length];
            var part = watcher.part((double) arm / states.armCount(), (arm + 1.0) / states.armCount());
            model.forEachChunk(IntStream.range(0, cells).toArray(), 1, part, (from, to) -> {
                float[][] both = model.computed(step -> {
                    NDArray category = GumbelSoftmax.largest(states.categoryOf(own, model.batch(), step));
                    var state = states.stateOf(own, category, model.batch(), step);
                    return new float[][] {
                        state.mean().toFloatArray(), state.variance().sqrt().toFloatArray()
                    };
                });
                System.arraycopy(both[0], 0, mean, from * width, (to - from) * width);
                System.arraycopy(both[1], 0, sd, from * width, (to - from) * width);
            });
            found.add(new InferredStates(new FloatMatrix(cells, width, mean), new FloatMatrix(cells, width, sd)));
        }
        return List.copyOf(found);
    }
}
