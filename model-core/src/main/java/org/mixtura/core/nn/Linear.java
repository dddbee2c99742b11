package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/** y = x W^T + b; W is outputs x inputs. Initial values are uniform in +-1/sqrt(inputs), as in PyTorch. */
public final class Linear {

    private final Weight weight;
    private final Weight bias;

    public Linear(Weights weights, String name, int inputs, int outputs) {
        double bound = 1 / Math.sqrt(inputs);
        this.weight = weights.parameter(
                name + ".weight", new Shape(outputs, inputs), random -> random.nextDouble(-bound, bound));
        this.bias = weights.parameter(name + ".bias", new Shape(outputs), random -> random.nextDouble(-bound, bound));
    }

    /** Cells x inputs to cells x outputs. */
    public NDArray forward(NDArray x, StepScope step) {
        return x.getNDArrayInternal()
                .linear(x, step.value(weight), step.value(bias))
                .singletonOrThrow();
    }
}
