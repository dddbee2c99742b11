package org.mixtura.core.model.scvi;

import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.model.HiddenWidth;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.schema.When;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of scVI. */
public record ScviConfig(
        @Section("Latent space")
        @Param(
                label = "Latent dimensions",
                help = "Size of the code z of each cell. More keep finer differences, fewer give a smoother map.",
                symbol = "D",
                source = "scvi-tools: 10",
                min = 1,
                max = 256,
                basic = true)
        int latentDim,

        @Section("Observation model")
        @Param(
                label = "Likelihood",
                help = "How counts scatter around their expected value. UMI counts rarely have more zeros than the"
                        + " negative binomial expects.",
                symbol = "p(x | z)",
                source = "scvi-tools: zinb",
                basic = true)
        Likelihood likelihood,

        @When(
                field = "likelihood",
                is = {"zinb", "nb"})
        @Param(
                label = "Dispersion",
                help = "What the over-dispersion of a gene depends on. More freedom needs more cells.",
                symbol = "theta",
                source = "scvi-tools: gene")
        DispersionKind dispersion,

        @Param(
                label = "Library size",
                help = "Whether a cell's depth is taken as the sum of its counts or inferred with a prior per batch.",
                symbol = "l",
                source = "scvi-tools: observed")
        LibraryKind library,

        @Section("Network")
        @Param(
                label = "Hidden layers",
                help = "Layers of encoder and decoder each. One is enough for most data sets.",
                source = "scvi-tools: 1",
                min = 1,
                max = 8)
        int hiddenLayers,

        @HiddenWidth @Source("scvi-tools: 128") int hiddenWidth,

        @Param(
                label = "Dropout",
                help = "Share of the encoder's hidden units that are switched off at random in training, against"
                        + " over-fitting.",
                source = "scvi-tools: 0.1",
                min = 0,
                below = 1)
        double dropout,

        @Param(
                label = "Batch in the encoder",
                help = "Whether the encoder sees the batch of a cell, too. The decoder always does.",
                source = "scvi-tools: false")
        boolean encodeCovariates,

        @Param(
                label = "Encoder input",
                help =
                        "Whether the encoder sees logarithms of counts, or logarithms of counts per thousand of the cell,"
                                + " which spare it to learn what depth means. The likelihood is that of the counts in"
                                + " both cases.",
                choices = {"counts", "normalized"},
                source = "scvi-tools: counts; normalized fits held-out cells better in our trials")
        EncoderInput encoderInput,

        TrainConfig train)
        implements Trainable {

    /** The values of scvi-tools. */
    public static final ScviConfig REFERENCE = new ScviConfig(
            10,
            Likelihood.ZINB,
            DispersionKind.GENE,
            LibraryKind.OBSERVED,
            1,
            128,
            0.1,
            false,
            EncoderInput.COUNTS,
            TrainConfig.DEFAULTS);

    @Override
    public TrainConfig training() {
        return train;
    }

    /** The same with another training. */
    public ScviConfig with(TrainConfig other) {
        return new ScviConfig(
                latentDim,
                likelihood,
                dispersion,
                library,
                hiddenLayers,
                hiddenWidth,
                dropout,
                encodeCovariates,
                encoderInput,
                other);
    }
}
