package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Explained;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of CascadeVAE. */
public record CascadevaeConfig(
        @Section("Categories and states") @CategoryCount int categories,

        @StateDimensions int states,

        @Param(
                label = "Cost of equal categories",
                objective = true,
                help =
                        "What it costs that two cells of a minibatch have the same category; more makes categories equally large.",
                symbol = "lambda'",
                source = "Marghi et al.: 0.1; code: 0.001",
                min = 0,
                max = 1e6)
        double crowding,

        StageSettings stages,

        OutputSettings output,

        NetworkSettings network,
        AffineSettings affine,

        TrainConfig train)
        implements Trainable, Explained {

    public CascadevaeConfig {
        network.requireFitting(output);
        affine.requireFitting(output);
    }

    @Override
    public TrainConfig training() {
        return train;
    }

    @Override
    public String explanation() {
        return "%d categories by assignment, states of %d dimensions, a stage every %,d minibatches."
                .formatted(categories, states, stages.steps());
    }

    ArmForm arm() {
        return new ArmForm(
                categories,
                states,
                false,
                false,
                ArmForm.Spread.SQUARED_SOFTPLUS,
                new ArmForm.Norm(false, 0.1, 1e-5).suiting(output),
                network,
                output);
    }
}
