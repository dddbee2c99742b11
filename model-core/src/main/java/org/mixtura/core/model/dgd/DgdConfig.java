package org.mixtura.core.model.dgd;

import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.schema.When;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/**
 * The settings of scDGD.
 *
 * @param startNorm mean length of a code at the start
 * @param newCellEpochs steps of the code of a new cell
 */
public record DgdConfig(
        @Section("Latent space") @LatentDimensions @Source("scDGD: 20")
        int latentDim,

        @Param(
                label = "Start of the codes",
                help = "Where the codes of training cells begin.",
                source = "scDGD: at zero")
        CodeStart start,

        @When(field = "start", is = "pca")
        @Param(
                label = "Length of codes at the start",
                help = "Mean length of a code at the start. Short ones leave most to training.",
                source = "our trials",
                above = 0,
                max = 1000)
        double startNorm,

        @Param(
                label = "Steps for new cells",
                help = "How many steps the code of a new cell takes from the component that explains it best.",
                source = "scDGD: 10",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int newCellEpochs,

        PriorConfig prior,

        DecoderConfig decoder,

        DgdTraining train)
        implements Trainable, MixtureCodeSettings {

    public DgdConfig {
        MixtureCodeSettings.requireFitting(start, prior, train);
    }

    @Override
    public TrainConfig training() {
        return train.forLoop();
    }

    /** The same with another training. */
    public DgdConfig with(DgdTraining other) {
        return new DgdConfig(latentDim, start, startNorm, newCellEpochs, prior, decoder, other);
    }

    /** The same with another prior. */
    public DgdConfig with(PriorConfig other) {
        return new DgdConfig(latentDim, start, startNorm, newCellEpochs, other, decoder, train);
    }

    /** The same with another decoder. */
    public DgdConfig with(DecoderConfig other) {
        return new DgdConfig(latentDim, start, startNorm, newCellEpochs, prior, other, train);
    }
}
