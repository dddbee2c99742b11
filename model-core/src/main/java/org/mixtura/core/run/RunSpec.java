package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.prep.PrepConfig;

/**
 * Everything that determines a run. Two runs of the same specification on the same machine give the same numbers.
 *
 * @param model the id of the model family
 * @param data the data set
 * @param countsAt where in the file the counts are; empty: detected
 * @param labels known cell types, for scores and colours
 * @param batch the batch of each cell
 * @param prep how the data are prepared
 * @param config the family's own record of hyperparameters
 * @param seed root of all random streams
 * @param device {@code auto}, {@code cpu} or {@code cuda:0}
 * @param threads threads of the training core
 */
public record RunSpec(
        String model,
        Path data,
        Optional<String> countsAt,
        Optional<ColumnRef> labels,
        Optional<ColumnRef> batch,
        PrepConfig prep,
        Record config,
        long seed,
        String device,
        int threads) {

    /** The same with the counts taken from that place. */
    public RunSpec withCountsAt(Optional<String> place) {
        return new RunSpec(model, data, place, labels, batch, prep, config, seed, device, threads);
    }

    /** The same with another root of its random numbers. */
    public RunSpec withSeed(long root) {
        return new RunSpec(model, data, countsAt, labels, batch, prep, config, root, device, threads);
    }

    /** The same with another number of threads. */
    public RunSpec withThreads(int count) {
        return new RunSpec(model, data, countsAt, labels, batch, prep, config, seed, device, count);
    }
}
