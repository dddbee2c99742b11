package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.InvalidSetting;

/** What decoders of counts and of images have alike that learn codes under a mixture. */
interface MixtureCodeSettings {

    int latentDim();

    CodeStart start();

    /** Mean length of a code at the start. */
    double startNorm();

    /** Steps of the code of a new cell. */
    int newCellEpochs();

    PriorConfig prior();

    DgdTraining train();

    /** Epochs before the mixture counts; none without a mixture. */
    default int warmupEpochs() {
        return warmup(prior());
    }

    /**
     * Refuses settings that do not fit together.
     *
     * @throws InvalidSetting names the one at fault
     */
    static void requireFitting(CodeStart start, PriorConfig prior, DgdTraining train) {
        boolean clusters = prior.kind() != PriorKind.STANDARD_NORMAL && prior.start() != MixtureStart.BALL;
        InvalidSetting.unless(
                !clusters || start != CodeStart.ZERO || prior.warmupEpochs() > 0,
                "start",
                "A mixture that starts at clusters of the codes needs codes that differ: start them at principal"
                        + " components, or give a warm-up.");
        InvalidSetting.unless(
                warmup(prior) < train.epochs(),
                "prior.warmupEpochs",
                "The warm-up of %d epochs must be shorter than the training of %d. Lower it, or train longer."
                        .formatted(prior.warmupEpochs(), train.epochs()));
    }

    private static int warmup(PriorConfig prior) {
        return prior.kind() == PriorKind.STANDARD_NORMAL ? 0 : prior.warmupEpochs();
    }
}
