package org.mixtura.core.local;

import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/** The columns that a run adds to its cells. They must not replace the ones that it is compared or corrected by. */
final class RunColumns {

    private RunColumns() {}

    /** @throws ConfigProblem when labels or batches have the name of such a column */
    static void requireFree(Optional<ColumnRef> labels, Optional<ColumnRef> batch) {
        Stream.of(labels, batch)
                .flatMap(Optional::stream)
                .map(ColumnRef::column)
                .filter(StoredRun::isOwn)
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigProblem(
                            "The column '%s' cannot be used for labels or batches.".formatted(name),
                            "A run writes a column of its own with that name.",
                            "Rename the column in the data set, or give it in a file under another name.");
                });
    }
}
