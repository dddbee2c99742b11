package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/**
 * The settings of the variational auto-decoder.
 *
 * @param newCellEpochs steps of the code of a new cell
 */
public record VadConfig(
        @Section("Latent space")
        @Param(
                label = "Latent dimensions",
                help = "Size of the code z of each cell; it has a mean and a variance in each.",
                symbol = "D",
                source = "DGD: 20",
                min = 1,
                max = 256,
                basic = true)
        int latentDim,

        @Param(
                label = "Steps for new cells",
                help = "How many steps mean and variance of a new cell take from the origin.",
                source = "our trials",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int newCellEpochs,

        DecoderConfig decoder,

        DgdTraining train)
        implements Trainable, SpreadCodeSettings {

    @Override
    public TrainConfig training() {
        return train.forLoop();
    }
}
