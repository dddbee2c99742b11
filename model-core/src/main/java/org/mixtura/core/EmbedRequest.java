package org.mixtura.core;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.run.ColumnRef;

/**
 * New cells for a run's model.
 *
 * @param data the data set
 * @param reading how it is read where its content leaves it open
 * @param batch the column of the new cells' batches, whose levels are levels of training
 * @param batchLevel one level of training for all cells; of use only without {@code batch}
 * @param spread whether the standard deviations of the codes are written, too
 */
public record EmbedRequest(
        Path data, ReadOptions reading, Optional<ColumnRef> batch, Optional<String> batchLevel, boolean spread) {

    /** Everything but the place of the counts is detected. */
    public EmbedRequest(
            Path data,
            Optional<String> countsAt,
            Optional<ColumnRef> batch,
            Optional<String> batchLevel,
            boolean spread) {
        this(data, new ReadOptions(countsAt), batch, batchLevel, spread);
    }

    /** As plainly as can be. */
    public static EmbedRequest of(Path data) {
        return new EmbedRequest(data, ReadOptions.DETECT, Optional.empty(), Optional.empty(), false);
    }
}
