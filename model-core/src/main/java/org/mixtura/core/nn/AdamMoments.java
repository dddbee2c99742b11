package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.Weight;

/** What {@link Adam} remembers of one parameter; it lies in memory as the parameter does. */
final class AdamMoments {

    final Weight weight;
    final NDArray mean;
    final NDArray square;
    int updates;

    AdamMoments(RunScope run, Weight weight) {
        this.weight = weight;
        this.mean = run.persistentLike(weight.stored());
        this.square = run.persistentLike(weight.stored());
    }

    double meanBias(Adam.Settings settings) {
        return 1 - Math.pow(settings.beta1(), updates);
    }

    double squareBias(Adam.Settings settings) {
        return 1 - Math.pow(settings.beta2(), updates);
    }
}
