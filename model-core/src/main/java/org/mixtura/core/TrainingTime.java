package org.mixtura.core;

import org.mixtura.core.train.Durations;

/**
 * How long a model would train on this machine, told from a short trial.
 *
 * @param preparing seconds before the first epoch's first step, for example to train an augmenter
 * @param epoch seconds of one epoch: its steps, and the look at held-out cells
 * @param epochs how many there are, at most: training may end earlier by itself
 * @param busy whether other programs used this machine during the trial
 */
public record TrainingTime(double preparing, double epoch, int epochs, boolean busy) {

    /** The whole training in seconds, without reading the data before it and the map after it. */
    public double seconds() {
        return preparing + epoch * epochs;
    }

    /** In words, for example "about 3 min for 80 epochs". */
    public String words() {
        return "about %s for %s%s"
                .formatted(
                        Durations.span(seconds()),
                        epochs == 1 ? "1 epoch" : "%,d epochs".formatted(epochs),
                        busy ? " while this computer is so busy" : "");
    }
}
