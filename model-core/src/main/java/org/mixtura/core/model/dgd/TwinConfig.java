package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of the variational autoencoder that mirrors scDGD's decoder. */
public record TwinConfig(
        @Section("Latent space")
        @Param(
                label = "Latent dimensions",
                help = "Size of the code z of each cell.",
                symbol = "D",
                source = "DGD: 20",
                min = 1,
                max = 256,
                basic = true)
        int latentDim,

        DecoderConfig decoder,

        TrainConfig train)
        implements Trainable {

    @Override
    public TrainConfig training() {
        return train;
    }
}
