package org.mixtura.core.model.dgd;

import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerGroups;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.KlSchedule;
import org.mixtura.core.train.RateSchedule;
import org.mixtura.core.train.TrainConfig;

/**
 * How a decoder without an encoder is trained: an Adam optimiser for the decoder, one for the codes, and one for what the
 * prior has to learn.
 *
 * @param dropEpoch after so many epochs the decoder's rate falls to a tenth, and its optimiser and the mixture's start anew
 */
public record DgdTraining(
        @Section("Training")
        @Param(
                label = "Epochs",
                help = "How often the model sees every training cell. The code of a cell moves once an epoch, so there"
                        + " must be many.",
                source = "scDGD: 500 to 1000",
                unit = "epochs",
                min = 1,
                max = 100_000,
                basic = true)
        int epochs,

        @Param(
                label = "Minibatch size",
                help = "Cells per training step of the decoder.",
                source = "scDGD: 256",
                unit = "cells",
                min = 2,
                max = 65_536)
        int batchSize,

        @Param(
                label = "Learning rate of the decoder",
                help = "Step size of the Adam optimiser of the decoder.",
                source = "scDGD: 0.001",
                above = 0,
                max = 1)
        double learningRate,

        @Param(
                label = "Learning rate of the codes",
                help = "Step size of the codes of cells, once an epoch.",
                source = "scDGD: 0.01",
                above = 0,
                max = 1)
        double codeRate,

        @Param(
                label = "Adam beta 1",
                help = "How long the optimisers remember gradients.",
                source = "scDGD: 0.5",
                min = 0,
                below = 1)
        double beta1,

        @Param(
                label = "Adam beta 2",
                help = "How long the optimisers remember squared gradients.",
                source = "scDGD: 0.7",
                min = 0,
                below = 1)
        double beta2,

        @Param(
                label = "Weight decay",
                help = "Pulls weights and codes towards zero.",
                source = "scDGD: 1e-4",
                min = 0,
                max = 1)
        double weightDecay,

        @Param(
                label = "Rate drop",
                help = "After this many epochs the learning rate of the decoder falls to a tenth; 0: never.",
                source = "scDGD: 500",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int dropEpoch,

        @Section("End of training")
        @Param(
                label = "Early stopping patience",
                help = "Stop after this many epochs without a better validation loss; 0 trains to the end.",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int patience,

        @Param(
                label = "Keep best weights",
                help = "At the end, go back to the epoch with the best validation loss after the warm-up.",
                source = "scDGD: keeps the epoch that agrees best with labels; we never do")
        boolean keepBest,

        @Param(
                label = "Keep a checkpoint every",
                help =
                        "Leaves a copy of weights and optimisers in the run folder after every so many epochs; 0 keeps none.",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int keepEvery) {

    private static final double EPSILON = 1e-8;
    private static final double DROP = 0.1;

    /** The values of the paper's code. */
    public static final DgdTraining PAPER = new DgdTraining(800, 256, 1e-3, 1e-2, 0.5, 0.7, 1e-4, 500, 0, false, 0);

    public DgdTraining {
        TrainConfig.requirePatienceWithin(epochs, patience);
    }

    /** The same with other epochs and minibatches, and without a drop of the rate. */
    public DgdTraining with(int otherEpochs, int otherBatchSize) {
        return new DgdTraining(
                otherEpochs,
                otherBatchSize,
                learningRate,
                codeRate,
                beta1,
                beta2,
                weightDecay,
                0,
                patience < otherEpochs ? patience : 0,
                keepBest,
                keepEvery);
    }

    /** The same with another step of the codes. */
    public DgdTraining withCodeRate(double rate) {
        return new DgdTraining(
                epochs,
                batchSize,
                learningRate,
                rate,
                beta1,
                beta2,
                weightDecay,
                dropEpoch,
                patience,
                keepBest,
                keepEvery);
    }

    /** What the training loop needs to know. */
    TrainConfig forLoop() {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                RateSchedule.CONSTANT,
                1,
                1,
                EPSILON,
                weightDecay,
                0,
                KlSchedule.overEpochs(0),
                patience,
                keepBest,
                keepEvery);
    }

    Adam.Settings adam(double rate) {
        return new Adam.Settings(rate, beta1, beta2, EPSILON, weightDecay);
    }

    OptimizerGroups.Drop decoderDrop() {
        return new OptimizerGroups.Drop(dropEpoch, DROP);
    }

    /** The mixture's rate stays, but its optimiser starts anew as well. */
    OptimizerGroups.Drop mixtureDrop() {
        return new OptimizerGroups.Drop(dropEpoch, 1);
    }
}
