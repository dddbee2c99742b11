package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.DataSpec;

/** What an encoder sees of cells in training: copies by an augmenter, images that were turned, or the cells themselves. */
final class ShownCells {

    private final @Nullable Augmenter augmenter;
    private final Optional<AffineCopies> affine;
    private final ExpressionScale scale;

    private ShownCells(@Nullable Augmenter augmenter, Optional<AffineCopies> affine, ExpressionScale scale) {
        this.augmenter = augmenter;
        this.affine = affine;
        this.scale = scale;
    }

    /** @throws org.mixtura.core.error.ConfigProblem when images are to be turned and genes are no pixels */
    static ShownCells of(@Nullable Augmenter augmenter, AffineSettings affine, ExpressionScale scale, DataSpec data) {
        return new ShownCells(
                augmenter,
                affine.isOn()
                        ? Optional.of(new AffineCopies(affine, data.requireImage("Turning, scaling or shifting")))
                        : Optional.empty(),
                scale);
    }

    /** Cells as they are shown in this step; drawn anew each time. Held-out cells are judged as they are. */
    NDArray of(NDArray expression, StepScope step) {
        if (!step.training()) {
            return expression;
        }
        NDArray copies = augmenter == null ? expression : scale.bounded(augmenter.augmented(expression, step), step);
        return affine.map(turning -> turning.of(copies, step)).orElse(copies);
    }
}
