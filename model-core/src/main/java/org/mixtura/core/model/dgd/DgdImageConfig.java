package org.mixtura.core.model.dgd;

import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.schema.When;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/**
 * The settings of the deep generative decoder of images.
 *
 * @param startNorm mean length of a code at the start
 * @param newCellEpochs steps of the code of a new image
 */
public record DgdImageConfig(
        @Section("Latent space") @LatentDimensions @Source("DGD: 20")
        int latentDim,

        @Param(
                label = "Start of the codes",
                help = "Where the codes of training images begin.",
                source = "DGD: at zero")
        CodeStart start,

        @When(field = "start", is = "pca")
        @Param(
                label = "Length of codes at the start",
                help = "Mean length of a code at the start. Short ones leave most to training.",
                source = "our choice",
                above = 0,
                max = 1000)
        double startNorm,

        @Param(
                label = "Steps for new images",
                help = "How many steps the code of a new image takes from the component that explains it best.",
                source = "our choice",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int newCellEpochs,

        PriorConfig prior,
        ImageDecoderConfig decoder,
        DgdTraining train)
        implements Trainable, MixtureCodeSettings {

    public DgdImageConfig {
        MixtureCodeSettings.requireFitting(start, prior, train);
    }

    @Override
    public TrainConfig training() {
        return train.forLoop();
    }
}
