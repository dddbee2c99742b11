package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * Rounds in which the category that the arms agree on least is removed.
 *
 * @param rounds at most so many categories are removed
 * @param epochs of each round
 * @param consensus no more is removed once every category reaches it
 */
public record PruningSettings(
        @Section("Pruning of categories")
        @Param(
                label = "Rounds of pruning",
                help =
                        "After the epochs before, the category that the arms agree on least is removed and training goes on;"
                                + " so often at most. All models in between are kept as checkpoints; in the end the one with"
                                + " the most categories whose mean consensus reaches the threshold is taken. 0: no pruning.",
                source = "cpl-mixVAE code: 50",
                min = 0,
                max = 500)
        int rounds,

        @Param(
                label = "Epochs of a round",
                help = "The last epochs of training are divided into rounds of so many.",
                unit = "epochs",
                source = "cpl-mixVAE code: as before pruning",
                min = 1,
                max = 100_000)
        int epochs,

        @Param(
                label = "Consensus to reach",
                help = "No more is removed once the arms agree on every category so well, as a share of its cells.",
                source = "cpl-mixVAE code: 0.95",
                above = 0,
                max = 1)
        double consensus) {

    static final PruningSettings OFF = new PruningSettings(0, 10, 0.95);

    /** Epochs of all rounds. */
    int total() {
        return rounds == 0 ? 0 : Math.multiplyExact(rounds, epochs);
    }
}
