package org.mixtura.core.model.dgd;

import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of the variational autoencoder of images that mirrors the decoder of DGD. */
public record TwinImageConfig(
        @Section("Latent space") @LatentDimensions @Source("DGD: 20")
        int latentDim,

        ImageDecoderConfig decoder,
        TrainConfig train)
        implements Trainable {

    @Override
    public TrainConfig training() {
        return train;
    }
}
