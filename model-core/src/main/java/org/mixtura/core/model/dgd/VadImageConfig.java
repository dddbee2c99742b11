package org.mixtura.core.model.dgd;

import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/**
 * The settings of the variational auto-decoder of images.
 *
 * @param newCellEpochs steps of the code of a new image
 */
public record VadImageConfig(
        @Section("Latent space") @LatentDimensions @Source("DGD: 20")
        int latentDim,

        @Param(
                label = "Steps for new images",
                help = "How many steps mean and variance of a new image take from the origin.",
                source = "our choice",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int newCellEpochs,

        ImageDecoderConfig decoder,
        DgdTraining train)
        implements Trainable, SpreadCodeSettings {

    @Override
    public TrainConfig training() {
        return train.forLoop();
    }
}
