package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.prep.PrepConfig;

/**
 * Everything that determines a run. Two runs of the same specification on the same machine give the same numbers.
 *
 * @param model the id of the model family
 * @param data the data set
 * @param reading how the data set is read where its content leaves it open
 * @param labels known cell types, for scores and colours; a supervised model learns them
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
        ReadOptions reading,
        Optional<ColumnRef> labels,
        Optional<ColumnRef> batch,
        PrepConfig prep,
        Record config,
        long seed,
        String device,
        int threads) {

    /** Everything but the place of the counts is detected. */
    public RunSpec(
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
        this(model, data, new ReadOptions(countsAt), labels, batch, prep, config, seed, device, threads);
    }

    /** Where in the file the counts are; empty: detected. */
    public Optional<String> countsAt() {
        return reading.countsAt();
    }

    /** The same with the counts taken from that place. */
    public RunSpec withCountsAt(Optional<String> place) {
        return new RunSpec(
                model, data, reading.withCountsAt(place), labels, batch, prep, config, seed, device, threads);
    }

    /** The same for data that hold the columns themselves, wherever these were before. */
    public RunSpec inFile(Path other, String countsAt) {
        return new RunSpec(
                model,
                other,
                reading.withCountsAt(Optional.of(countsAt)),
                labels.map(ref -> ColumnRef.of(ref.column())),
                batch.map(ref -> ColumnRef.of(ref.column())),
                prep,
                config,
                seed,
                device,
                threads);
    }

    /** Threads of the training core: all cores unless a number was chosen. */
    public int coreThreads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** The same with another root of its random numbers. */
    public RunSpec withSeed(long root) {
        return new RunSpec(model, data, reading, labels, batch, prep, config, root, device, threads);
    }

    /** The same with other settings of preparation and model. */
    public RunSpec with(PrepConfig otherPrep, Record otherConfig) {
        return new RunSpec(model, data, reading, labels, batch, otherPrep, otherConfig, seed, device, threads);
    }

    /** The same on another device. */
    public RunSpec withDevice(String other) {
        return new RunSpec(model, data, reading, labels, batch, prep, config, seed, other, threads);
    }

    /** The same with another number of threads. */
    public RunSpec withThreads(int count) {
        return new RunSpec(model, data, reading, labels, batch, prep, config, seed, device, count);
    }
}
