package org.mixtura.core.model.scaespy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.mixtura.core.model.LatentDimensions;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.schema.Explained;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.schema.When;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of the scAEspy family. */
public record ScaespyConfig(
        @Section("Objective")
        @Param(
                label = "Model",
                objective = true,
                help =
                        "Which of the family: what draws codes to the prior (KL divergence, maximum mean discrepancy, both,"
                                + " nothing), and whether that is one normal distribution or a mixture.",
                source = "Tangherloni et al.: GMMMDVAE",
                basic = true)
        Variant variant,

        @When(field = "variant", is = "free")
        @Param(
                label = "Alpha",
                objective = true,
                help = "The KL divergences count 1 - alpha; what they lose the discrepancy gains.",
                symbol = "alpha",
                source = "Tangherloni et al.: 0 or 1",
                min = 0,
                max = 1,
                basic = true,
                slider = true)
        double alpha,

        @When(field = "variant", is = "free")
        @Param(
                label = "Lambda",
                objective = true,
                help =
                        "The discrepancy counts alpha + lambda - 1. It is 2 at most, and the reconstruction sums over all"
                                + " genes, so it takes a lambda of about their number to be felt.",
                symbol = "lambda",
                source = "Tangherloni et al.: 1 or 2",
                min = 0,
                max = 100_000,
                basic = true,
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

        @Section("Latent space") @LatentDimensions @Source("scAEspy: 16")
        int latentDim,

        PriorSettings prior,

        KernelSettings kernel,

        OutputSettings output,

        NetworkSettings network,

        TrainConfig train)
        implements Trainable, Explained {

    public ScaespyConfig {
        InvalidSetting.unless(
                variant != Variant.FREE || alpha + lambda >= 1,
                "lambda",
                "Alpha and lambda together must be at least 1, else the discrepancy from the prior would be sought.");
        InvalidSetting.unless(
                !variant.isMixture()
                        || components == 1
                        || prior.warmupEpochs() == 0
                        || prior.warmupEpochs() + prior.groupEpochs() < train.epochs(),
                "prior.warmupEpochs",
                "The warm-up of %d epochs and the %d in which groups are learned must together be shorter than the training of %d. Lower them, or train longer."
                        .formatted(prior.warmupEpochs(), prior.groupEpochs(), train.epochs()));
        // A named point says its weights itself, also in files, and where somebody goes on to the free one.
        alpha = variant == Variant.FREE ? alpha : variant.alpha();
        lambda = variant == Variant.FREE ? lambda : variant.lambda();
    }

    /** Epochs with one standard normal before the mixture. */
    int warmupEpochs() {
        return effectiveComponents() > 1 ? prior.warmupEpochs() : 0;
    }

    /** The last epoch in which the mixture does not count yet. */
    int preparingEpochs() {
        return warmupEpochs() == 0 ? 0 : warmupEpochs() + prior.groupEpochs();
    }

    /** The same with the squared distance from the values that were read, which need be no counts. */
    ScaespyConfig withValuesAsTheyAre() {
        return new ScaespyConfig(
                variant,
                alpha,
                lambda,
                components,
                kl,
                latentDim,
                prior,
                kernel,
                new OutputSettings(Reconstruction.MSE, output.constrained(), output.dispersion()),
                new NetworkSettings(
                        network.hiddenLayers(),
                        network.hiddenWidth(),
                        network.activation(),
                        EncoderInput.RAW,
                        network.batch()),
                train);
    }

    @Override
    public TrainConfig training() {
        return train;
    }

    /** The name of the point in the objective, for example {@code GMMMDVAE}. */
    String name() {
        return variant == Variant.FREE
                ? String.format(Locale.ROOT, "alpha %s lambda %s K %d", number(alpha), number(lambda), components)
                : variant.name();
    }

    @Override
    public String explanation() {
        if (!drawsCodes()) {
            return "Loss: reconstruction alone.";
        }
        var weights = weights();
        int k = effectiveComponents();
        return String.format(
                Locale.ROOT,
                "Loss: reconstruction + %s KL + %s MMD, prior of %s.",
                number(weights.kl() * train.kl().end()),
                number(weights.mmd()),
                k == 1 ? "one normal distribution" : k + " components");
    }

    private static String number(double weight) {
        return new BigDecimal(weight)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What the terms of the objective are multiplied by. */
    TermWeights weights() {
        return TermWeights.of(alpha, lambda);
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
