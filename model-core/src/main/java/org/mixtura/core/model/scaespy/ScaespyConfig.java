package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of the scAEspy family. */
public record ScaespyConfig(
        @Section("Objective")
        @Param(
                label = "Model",
                help =
                        "Which of the family: what draws codes to the prior (KL divergence, maximum mean discrepancy, both,"
                                + " nothing), and whether that is one normal distribution or a mixture.",
                source = "Tangherloni et al.: GMMMDVAE",
                basic = true)
        Variant variant,

        @When(field = "variant", is = "free")
        @Param(
                label = "Alpha",
                help = "The KL divergences count 1 - alpha; what they lose the discrepancy gains.",
                symbol = "alpha",
                source = "Tangherloni et al.: 0 or 1",
                min = 0,
                max = 1,
                slider = true)
        double alpha,

        @When(field = "variant", is = "free")
        @Param(
                label = "Lambda",
                help =
                        "The discrepancy counts alpha + lambda - 1. It is 2 at most, and the reconstruction sums over all"
                                + " genes, so it takes a lambda of about their number to be felt.",
                symbol = "lambda",
                source = "Tangherloni et al.: 1 or 2",
                min = 0,
                max = 100_000,
                slider = true)
        double lambda,

        @When(
                field = "variant",
                is = {"gmvae", "gmmmd", "gmmmdvae", "free"})
        @Param(
                label = "Components",
                help = "Components of the mixture: the number of known types, or what you expect.",
                symbol = "K",
                source = "our choice: number of types",
                min = 1,
                max = 500,
                basic = true)
        int components,

        @Param(
                label = "KL divergence of codes",
                help = "By formula, or estimated from the one code that is drawn, as in the published code.",
                source = "by formula scatters less")
        KlEstimate kl,

        @Section("Latent space")
        @Param(
                label = "Latent dimensions",
                help = "Size of the code z of each cell.",
                symbol = "D",
                source = "scAEspy: 16",
                min = 1,
                max = 256,
                basic = true)
        int latentDim,

        PriorSettings prior,

        KernelSettings kernel,

        OutputSettings output,

        NetworkSettings network,

        TrainConfig train)
        implements Trainable {

    public ScaespyConfig {
        InvalidSetting.unless(
                variant != Variant.FREE || alpha + lambda >= 1,
                "lambda",
                "Alpha and lambda together must be at least 1, else the discrepancy from the prior would be sought.");
    }

    @Override
    public TrainConfig training() {
        return train;
    }

    /** What the terms of the objective are multiplied by. */
    TermWeights weights() {
        return variant == Variant.FREE
                ? TermWeights.of(alpha, lambda)
                : TermWeights.of(variant.alpha(), variant.lambda());
    }

    /** K, 1 for a model without a mixture. */
    int effectiveComponents() {
        return variant.isMixture() ? components : 1;
    }

    /** Whether codes are drawn from a distribution of the encoder. */
    boolean drawsCodes() {
        return variant != Variant.AE;
    }

    /** The same as another model of the family. */
    public ScaespyConfig with(Variant other) {
        return new ScaespyConfig(
                other, alpha, lambda, components, kl, latentDim, prior, kernel, output, network, train);
    }
}
