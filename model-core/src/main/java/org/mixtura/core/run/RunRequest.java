package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.model.Preset;

/**
 * What a user asks for: a preset and some changes to it. Presets depend on the data set's size, so this becomes a
 * {@link RunSpec} only when the data are known.
 *
 * @param model the id of the model family
 * @param data the data set
 * @param countsAt where in the file the counts are; empty: detected
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
        Optional<String> countsAt,
        Optional<ColumnRef> labels,
        Optional<ColumnRef> batch,
        Preset preset,
        List<String> overrides,
        long seed,
        String device,
        int threads) {}
