package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.HostSink;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** The first layer on any device: the minibatch is spread out to a dense matrix and multiplied by the engine. */
final class TorchFirstLayer implements FirstLayer {

    private final Linear linear;
    private final EncoderInput input;

    TorchFirstLayer(Linear linear, EncoderInput input) {
        this.linear = linear;
        this.input = input;
    }

    @Override
    public NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        NDArray dense = step.sparse(new Shape(batch.size(), batch.genes()), sink -> spread(batch, sink));
        return linear.forward(HiddenStack.beside(dense, covariates), step);
    }

    private void spread(Minibatch batch, HostSink sink) {
        for (int row = 0; row < batch.size(); row++) {
            int offset = row * batch.genes();
            double factor = input.factor(batch.total(row));
            for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                sink.put(offset + batch.gene(i), Math.log1p(factor * batch.count(i)));
            }
        }
    }
}
