package org.mixtura.core.model.dgd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;

/**
 * What codes are drawn from, and how it is found.
 *
 * @param components number of components of an unsupervised mixture
 * @param perType components of each known type in a supervised one
 * @param labelShare share of the training cells whose known type a supervised mixture is told
 * @param rate learning rate of means, variances and weights
 * @param spread the standard deviation of a component before training, as a share of radius / components
 */
public record PriorConfig(
        @Section("Prior of the codes")
        @Param(
                label = "Prior",
                objective = true,
                help = "Where codes are drawn from: a mixture whose components are the clusters, a mixture that is told"
                        + " known types, or a single normal distribution.",
                symbol = "p(z)",
                source = "scDGD: mixture")
        PriorKind kind,

        @When(field = "kind", is = "mixture")
        @Param(
                label = "Components",
                help = "Clusters that the model looks for: the number of known types, or what you expect.",
                symbol = "K",
                source = "scDGD: number of types",
                min = 1,
                max = 500,
                basic = true)
        int components,

        @When(field = "kind", is = "supervised")
        @Param(
                label = "Components per type",
                help = "Components of the mixture for each known type.",
                source = "DGD: 1",
                min = 1,
                max = 50)
        int perType,

        @When(field = "kind", is = "supervised")
        @Param(
                label = "Share of labels used",
                help = "Share of the training cells whose known type is used; below 1 the others are treated like cells"
                        + " without a label (semi-supervised).",
                source = "DGD: 1",
                above = 0,
                max = 1)
        double labelShare,

        @OfMixture
        @Param(
                label = "Start of the mixture",
                help = "Where means, variances and weights of the components begin.",
                source = "scDGD: at random in the ball")
        MixtureStart start,

        @OfMixture
        @Param(
                label = "Warm-up",
                help =
                        "Epochs with a standard normal prior before the mixture counts. They let the codes spread, so that"
                                + " the mixture finds something to divide.",
                source = "scDGD: 0",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int warmupEpochs,

        @OfMixture
        @Param(
                label = "Ball radius",
                help = "Means that start in the ball or learn lie inside a ball of this radius, with a soft border.",
                symbol = "r",
                source = "scDGD: 1",
                above = 0,
                max = 1000)
        double radius,

        @OfMixture
        @When(field = "rate", above = 0)
        @Param(
                label = "Ball hardness",
                help = "How sharp the border of the ball is.",
                symbol = "h",
                source = "scDGD: 1",
                above = 0,
                max = 1000)
        double hardness,

        @OfMixture
        @When(field = "rate", above = 0)
        @Param(
                label = "Dirichlet alpha",
                help = "Above 1 the weights of the components are drawn towards equal ones.",
                symbol = "alpha",
                source = "scDGD: 1",
                above = 0,
                max = 1000)
        double alpha,

        @OfMixture
        @Param(
                label = "Component spread",
                help = "Standard deviation of a component that starts in the ball, as a share of radius / components;"
                        + " variances that learn are drawn to it.",
                source = "scDGD: 0.2",
                above = 0,
                max = 100)
        double spread,

        @OfMixture
        @When(field = "rate", above = 0)
        @Param(
                label = "Prior of the mixture counts",
                help =
                        "Whether the prior of means, variances and weights counts with every cell or once for all cells.",
                source = "scDGD code: per sample; paper: once")
        PriorCount count,

        @OfMixture
        @Param(
                label = "Learning rate of the mixture",
                help = "Step size of means, variances and weights; 0 leaves the mixture as it was started.",
                source = "scDGD: 0.01",
                min = 0,
                max = 1)
        double rate) {

    /** A setting of mixtures, whoever finds their components. */
    @When(
            field = "kind",
            is = {"mixture", "supervised"})
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    private @interface OfMixture {}

    /** How many components a mixture over these data has; 0 without one. */
    int componentsOf(DataSpec data) {
        return switch (kind) {
            case MIXTURE -> components;
            case SUPERVISED -> data.types() * perType;
            case STANDARD_NORMAL -> 0;
        };
    }

    /** The values of the paper's code for so many components. */
    public static PriorConfig paper(int components) {
        return new PriorConfig(
                PriorKind.MIXTURE, components, 1, 1, MixtureStart.BALL, 0, 1, 1, 1, 0.2, PriorCount.PER_SAMPLE, 1e-2);
    }

    /** The values of the paper for images: a wider and harder ball, components as wide as radius / components, balanced weights. */
    public static PriorConfig ofImages(int components) {
        return new PriorConfig(
                PriorKind.MIXTURE, components, 1, 1, MixtureStart.BALL, 0, 3, 5, 2, 1, PriorCount.PER_SAMPLE, 1e-1);
    }

    /** The same started otherwise, and learning at another rate. */
    public PriorConfig with(MixtureStart otherStart, int otherWarmup, double otherRate) {
        return new PriorConfig(
                kind,
                components,
                perType,
                labelShare,
                otherStart,
                otherWarmup,
                radius,
                hardness,
                alpha,
                spread,
                count,
                otherRate);
    }
}
