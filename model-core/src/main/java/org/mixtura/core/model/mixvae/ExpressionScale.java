package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.Brightness;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.schema.Choice;

/** What an encoder sees of a cell: logarithms of one plus its counts, scaled to one total or as they are. */
public enum ExpressionScale implements Choice {
    /** log(1 + count). */
    COUNTS("Log counts", 0),
    /** log(1 + count per thousand counts of the cell). */
    THOUSAND("Log counts per thousand", 1e3),
    /** log(1 + count per ten thousand counts of the cell). */
    TEN_THOUSAND("Log counts per ten thousand", 1e4),
    /** log(1 + count per million counts of the cell). */
    MILLION("Log counts per million", 1e6),
    /** Of images: brightness as a share of the largest possible one. */
    BRIGHTNESS("Brightness of pixels", 0);

    private final String label;
    private final double total;

    ExpressionScale(String label, double total) {
        this.label = label;
        this.total = total;
    }

    @Override
    public String label() {
        return label;
    }

    /** Cells x genes, zeros spread out. */
    NDArray dense(Minibatch batch, StepScope step) {
        if (this == BRIGHTNESS) {
            return Brightness.of(batch, step);
        }
        return step.sparse(new Shape(batch.size(), batch.genes()), sink -> {
            for (int row = 0; row < batch.size(); row++) {
                double factor = total == 0 || batch.total(row) <= 0 ? 1 : total / batch.total(row);
                for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                    sink.put(row * batch.genes() + batch.gene(i), Math.log1p(factor * batch.count(i)));
                }
            }
        });
    }

    /** What was made up, within what is possible on this scale: brightness is at most 1. */
    NDArray bounded(NDArray made, StepScope step) {
        return this == BRIGHTNESS ? made.minimum(step.constant(1)) : made;
    }
}
