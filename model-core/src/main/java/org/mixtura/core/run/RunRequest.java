package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.model.Preset;

/**
 * What a user asks for: a preset and some changes to it. Presets depend on the data set's size, so this becomes a
 * {@link RunSpec} only when the data are known.
 *
 * @param model the id of the model family
 * @param data the data set
 * @param reading how the data set is read where its content leaves it open
 * @param labels known cell types
 * @param batch the batch of each cell
 * @param preset where the settings start from
 * @param overrides changes, each {@code key=value}; keys of the family's settings or of the preparation
 *     ({@code prep.variableGenes}), in full or by their last part where that is unambiguous
 * @param seed root of all random streams
 * @param device {@code auto}, {@code cpu} or {@code cuda:0}
 * @param threads threads of the training core; 0: all cores
 */
public record RunRequest(
        String model,
        Path data,
        ReadOptions reading,
        Optional<ColumnRef> labels,
        Optional<ColumnRef> batch,
        Preset preset,
        List<String> overrides,
        long seed,
        String device,
        int threads) {

    /** Everything but the place of the counts is detected. */
    public RunRequest(
            String model,
            Path data,
            Optional<String> countsAt,
            Optional<ColumnRef> labels,
            Optional<ColumnRef> batch,
            Preset preset,
            List<String> overrides,
            long seed,
            String device,
            int threads) {
        this(model, data, new ReadOptions(countsAt), labels, batch, preset, overrides, seed, device, threads);
    }

    /** Where in the file the counts are; empty: detected. */
    public Optional<String> countsAt() {
        return reading.countsAt();
    }
}
