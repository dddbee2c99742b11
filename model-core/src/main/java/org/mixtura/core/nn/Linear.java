package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/** y = x W^T + b; W is outputs x inputs. */
public final class Linear {

    /** How initial values are drawn. */
    public enum Start {
        /** Weights and biases uniform in +-1/sqrt(inputs), as in PyTorch. */
        TORCH,
        /** Weights uniform in +-sqrt(6 / (inputs + outputs)), biases 0 (Glorot and Bengio 2010). */
        XAVIER;

        double weightBound(int inputs, int outputs) {
            return this == TORCH ? 1 / Math.sqrt(inputs) : Math.sqrt(6.0 / (inputs + outputs));
        }

        double biasBound(int inputs) {
            return this == TORCH ? 1 / Math.sqrt(inputs) : 0;
        }
    }

    private final Weight weight;
    private final Weight bias;

    /** With the initial values of PyTorch. */
    public Linear(Weights weights, String name, int inputs, int outputs) {
        this(weights, name, inputs, outputs, Start.TORCH);
    }

    public Linear(Weights weights, String name, int inputs, int outputs, Start start) {
        this(weights, name, inputs, outputs, start, false);
    }

    private Linear(Weights weights, String name, int inputs, int outputs, Start start, boolean byInput) {
        double bound = start.weightBound(inputs, outputs);
        double shift = start.biasBound(inputs);
        var shape = new Shape(outputs, inputs);
        ToDoubleFunction<RandomGenerator> draw = random -> random.nextDouble(-bound, bound);
        this.weight = byInput
                ? weights.parameterByColumn(name + ".weight", shape, draw)
                : weights.parameter(name + ".weight", shape, draw);
        this.bias = weights.parameter(
                name + ".bias", new Shape(outputs), random -> shift == 0 ? 0 : random.nextDouble(-shift, shift));
    }

    /** The same layer, whose weights lie in memory input by input. */
    static Linear byInput(Weights weights, String name, int inputs, int outputs, Start start) {
        return new Linear(weights, name, inputs, outputs, start, true);
    }

    Weight weight() {
        return weight;
    }

    Weight bias() {
        return bias;
    }

    /** The same with weights that learn nothing from it, while gradients pass to the input. */
    public NDArray settled(NDArray x, StepScope step) {
        return x.getNDArrayInternal().linear(x, weight.stored(), bias.stored()).singletonOrThrow();
    }

    /** Cells x inputs to cells x outputs; further axes may lie before the last one. */
    public NDArray forward(NDArray x, StepScope step) {
        return x.getNDArrayInternal()
                .linear(x, step.value(weight), step.value(bias))
                .singletonOrThrow();
    }
}
