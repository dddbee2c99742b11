package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Explained;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of JointVAE. */
public record JointvaeConfig(
        @Section("Categories and states") @CategoryCount int categories,

        @StateDimensions int states,

        @Param(
                label = "Temperature",
                help =
                        "Of the Gumbel softmax that a category is drawn by in training; towards 0 a draw is one category alone.",
                source = "Marghi et al.: 1; Dupont: 0.67",
                above = 0,
                max = 100)
        double temperature,

        CapacitySettings capacity,

        OutputSettings output,

        NetworkSettings network,

        CopySettings augmenter,
        AffineSettings affine,

        TrainConfig train)
        implements Trainable, Explained {

    public JointvaeConfig {
        network.requireFitting(output);
        affine.requireFitting(output);
    }

    @Override
    public TrainConfig training() {
        return train;
    }

    @Override
    public String explanation() {
        return "%d categories, states of %d dimensions; capacities rise for %,d minibatches."
                .formatted(categories, states, capacity.steps());
    }

    ArmForm arm() {
        return new ArmForm(
                categories,
                states,
                false,
                true,
                ArmForm.Spread.EXP,
                new ArmForm.Norm(true, 0.1, 1e-10).suiting(output),
                network,
                output);
    }
}
