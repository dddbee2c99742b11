package org.mixtura.core.train;

import org.mixtura.core.schema.Param;

/**
 * How the weight of the KL term changes while a model trains: linearly from one value to another, then constant.
 *
 * @param warmupEpochs epochs over which it changes; 0: it has its last value at once
 * @param warmupSteps minibatches over which it changes; above 0 they count instead of the epochs
 * @param start the weight of the first epoch or step
 * @param end the weight after the warm-up
 */
public record KlSchedule(
        @Param(
                label = "KL warm-up",
                help =
                        "Epochs over which the prior's pull on the latent space rises from its start to its full weight.",
                source = "scvi-tools: 400",
                unit = "epochs",
                min = 0,
                max = 100_000)
        int warmupEpochs,

        @Param(
                label = "KL warm-up in steps",
                help = "The same counted in minibatches, which makes it independent of the number of cells; 0: count"
                        + " epochs.",
                source = "scvi-tools: n_steps_kl_warmup, off",
                unit = "steps",
                min = 0,
                max = 100_000_000)
        int warmupSteps,

        @Param(
                label = "KL weight at the start",
                objective = true,
                help = "The weight of the KL term in the first epoch.",
                source = "scvi-tools: 0",
                min = 0,
                max = 1000)
        double start,

        @Param(
                label = "KL weight",
                objective = true,
                help = "The weight of the KL term after the warm-up. 1 is the evidence lower bound; more makes the code"
                        + " smoother and less informative (beta-VAE).",
                symbol = "beta",
                source = "scvi-tools: 1",
                min = 0,
                max = 1000)
        double end) {

    /** From nothing to full weight over so many epochs. */
    public static KlSchedule overEpochs(int epochs) {
        return new KlSchedule(epochs, 0, 0, 1);
    }

    /**
     * The weight of a minibatch.
     *
     * @param epoch from 0
     * @param step minibatches done before
     */
    public double at(int epoch, long step) {
        if (warmupSteps > 0) {
            return between((double) step / warmupSteps);
        }
        return warmupEpochs > 0 ? between((double) epoch / warmupEpochs) : end;
    }

    private double between(double share) {
        return start + (end - start) * Math.min(1, share);
    }
}
