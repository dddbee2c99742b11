package org.mixtura.core.train;

import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * How an autoencoder is trained with one Adam optimiser.
 *
 * @param patience epochs without a better validation loss after which training stops; 0: never
 * @param klWarmupEpochs epochs over which the weight of the KL term rises linearly from 0 to 1; 0: it is 1 at once
 */
public record TrainConfig(
        @Section("Training")
        @Param(
                label = "Epochs",
                help = "How often the model sees every training cell. More is slower and may over-fit.",
                unit = "epochs",
                min = 1,
                max = 100_000,
                basic = true)
        int epochs,

        @Param(
                label = "Minibatch size",
                help = "Cells per training step. Larger is smoother and needs more memory.",
                source = "scvi-tools: 128",
                unit = "cells",
                min = 2,
                max = 65_536)
        int batchSize,

        @Param(
                label = "Learning rate",
                help = "Step size of the Adam optimiser. Too large diverges, too small is slow.",
                source = "scvi-tools: 0.001",
                above = 0,
                max = 1)
        double learningRate,

        @Param(
                label = "Adam epsilon",
                help = "Keeps the optimiser's steps finite; larger values damp the step of rarely used weights.",
                source = "scvi-tools: 0.01",
                above = 0,
                max = 1)
        double adamEpsilon,

        @Param(
                label = "Weight decay",
                help = "Pulls all weights towards zero.",
                source = "scvi-tools: 1e-6",
                min = 0,
                max = 1)
        double weightDecay,

        @Param(
                label = "KL warm-up",
                help = "Epochs over which the prior's pull on the latent space rises from none to full.",
                source = "scvi-tools: 400",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int klWarmupEpochs,

        @Param(
                label = "Early stopping patience",
                help = "Stop after this many epochs without a better validation loss; 0 trains to the end.",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int patience,

        @Param(label = "Keep best weights", help = "At the end, go back to the epoch with the best validation loss.")
        boolean keepBest) {

    /** The values of scvi-tools. */
    public static final TrainConfig DEFAULTS = new TrainConfig(400, 128, 1e-3, 0.01, 1e-6, 400, 0, false);

    public TrainConfig {
        InvalidSetting.unless(
                patience < epochs || patience == 0,
                "patience",
                "Early stopping patience must be smaller than the number of epochs, or 0.");
    }

    /** The same with another number of epochs; a patience that no longer fits is switched off. */
    public TrainConfig withEpochs(int newEpochs) {
        return new TrainConfig(
                newEpochs,
                batchSize,
                learningRate,
                adamEpsilon,
                weightDecay,
                klWarmupEpochs,
                patience < newEpochs ? patience : 0,
                keepBest);
    }
}
