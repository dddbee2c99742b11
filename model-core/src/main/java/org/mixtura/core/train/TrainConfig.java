package org.mixtura.core.train;

import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;

/**
 * How an autoencoder is trained with one Adam optimiser.
 *
 * @param plateauFactor what the rate is multiplied by when the validation loss has stopped improving
 * @param plateauPatience epochs without a better validation loss before that happens
 * @param gradientClip largest norm of all gradients together; 0: they are not clipped
 * @param kl the weight of the KL term
 * @param patience epochs without a better validation loss after which training stops; 0: never
 * @param keepEvery a copy of the state of training is kept after every so many epochs; 0: none but the last
 */
public record TrainConfig(
        @Section("Training")
        @Param(
                label = "Epochs",
                help = "How often the model sees every training cell. More is slower and may over-fit.",
                unit = "epochs",
                min = 1,
                max = 100_000,
                basic = true)
        int epochs,

        @Param(
                label = "Minibatch size",
                help = "Cells per training step. Larger is smoother and needs more memory.",
                source = "scvi-tools: 128",
                unit = "cells",
                min = 2,
                max = 65_536)
        int batchSize,

        @Param(
                label = "Learning rate",
                help = "Step size of the Adam optimiser. Too large diverges, too small is slow.",
                source = "scvi-tools: 0.001",
                above = 0,
                max = 1)
        double learningRate,

        @Param(
                label = "Learning rate schedule",
                help = "How the learning rate changes from epoch to epoch.",
                source = "scvi-tools: constant")
        RateSchedule rateSchedule,

        @When(field = "rateSchedule", is = "plateau")
        @Param(
                label = "Plateau factor",
                help = "What the learning rate is multiplied by when the validation loss has stopped improving.",
                source = "scvi-tools: 0.6",
                above = 0,
                below = 1)
        double plateauFactor,

        @When(field = "rateSchedule", is = "plateau")
        @Param(
                label = "Plateau patience",
                help = "Epochs without a better validation loss before the learning rate falls.",
                source = "scvi-tools: 30",
                unit = "epochs",
                min = 1,
                max = 100_000)
        int plateauPatience,

        @Param(
                label = "Adam epsilon",
                help = "Keeps the optimiser's steps finite; larger values damp the step of rarely used weights.",
                source = "scvi-tools: 0.01",
                above = 0,
                max = 1)
        double adamEpsilon,

        @Param(
                label = "Weight decay",
                help = "Pulls all weights towards zero.",
                source = "scvi-tools: 1e-6",
                min = 0,
                max = 1)
        double weightDecay,

        @Param(
                label = "Gradient clipping",
                help =
                        "Largest length of the gradient of all weights together; longer ones are shortened. 0 switches it"
                                + " off.",
                source = "scvi-tools: off",
                min = 0,
                max = 1e9)
        double gradientClip,

        KlSchedule kl,

        @Section("End of training")
        @Param(
                label = "Early stopping patience",
                help = "Stop after this many epochs without a better validation loss; 0 trains to the end.",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int patience,

        @Param(label = "Keep best weights", help = "At the end, go back to the epoch with the best validation loss.")
        boolean keepBest,

        @Param(
                label = "Keep a checkpoint every",
                help =
                        "Leaves a copy of weights and optimiser in the run folder after every so many epochs; 0 keeps none.",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int keepEvery) {

    /** The values of scvi-tools. */
    public static final TrainConfig DEFAULTS = new TrainConfig(
            400, 128, 1e-3, RateSchedule.CONSTANT, 0.6, 30, 0.01, 1e-6, 0, KlSchedule.overEpochs(400), 0, false, 0);

    public TrainConfig {
        requirePatienceWithin(epochs, patience);
    }

    /**
     * What any settings of training must hold to that can stop early.
     *
     * @throws InvalidSetting at {@code patience}
     */
    public static void requirePatienceWithin(int epochs, int patience) {
        InvalidSetting.unless(
                patience < epochs || patience == 0,
                "patience",
                "Early stopping patience must be smaller than the number of epochs, or 0.");
    }

    /** The same with another number of epochs; a patience that no longer fits is switched off. */
    public TrainConfig withEpochs(int newEpochs) {
        return with(newEpochs, batchSize, learningRate, kl, patience < newEpochs ? patience : 0, keepBest);
    }

    /** The same with other steps of the optimiser. */
    public TrainConfig withSteps(int newBatchSize, double newLearningRate) {
        return with(epochs, newBatchSize, newLearningRate, kl, patience, keepBest);
    }

    /** The same with another weight of the KL term. */
    public TrainConfig withKl(KlSchedule schedule) {
        return with(epochs, batchSize, learningRate, schedule, patience, keepBest);
    }

    /** The same with another end. */
    public TrainConfig withEnd(int newPatience, boolean keepsBest) {
        return with(epochs, batchSize, learningRate, kl, newPatience, keepsBest);
    }

    private TrainConfig with(
            int newEpochs, int newBatchSize, double newRate, KlSchedule schedule, int newPatience, boolean keepsBest) {
        return new TrainConfig(
                newEpochs,
                newBatchSize,
                newRate,
                rateSchedule,
                plateauFactor,
                plateauPatience,
                adamEpsilon,
                weightDecay,
                gradientClip,
                schedule,
                newPatience,
                keepsBest,
                keepEvery);
    }
}
