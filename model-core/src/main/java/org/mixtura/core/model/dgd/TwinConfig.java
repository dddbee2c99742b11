package org.mixtura.core.model.dgd;

import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of the variational autoencoder that mirrors scDGD's decoder. */
public record TwinConfig(
        @Section("Latent space") @LatentDimensions @Source("DGD: 20")
        int latentDim,

        DecoderConfig decoder,

        TrainConfig train)
        implements Trainable {

    @Override
    public TrainConfig training() {
        return train;
    }
}
