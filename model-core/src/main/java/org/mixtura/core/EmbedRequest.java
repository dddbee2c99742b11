package org.mixtura.core;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.run.ColumnRef;

/**
 * New cells for a run's model.
 *
 * @param data the data set
 * @param countsAt where in the file the counts are; empty: detected
 * @param batch the column of the new cells' batches, whose levels are levels of training
 * @param batchLevel one level of training for all cells; of use only without {@code batch}
 * @param spread whether the standard deviations of the codes are written, too
 */
public record EmbedRequest(
        Path data, Optional<String> countsAt, Optional<ColumnRef> batch, Optional<String> batchLevel, boolean spread) {

    /** As plainly as can be. */
    public static EmbedRequest of(Path data) {
        return new EmbedRequest(data, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
