package org.mixtura.ui.design;

import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.ui.session.Session;

/** The size of the open data set, as presets need it, without reading the file again. */
final class DataSummaries {

    private DataSummaries() {}

    /** The summary of the session's data; empty while no data set is open. */
    static Optional<DataSummary> of(Session session) {
        return session.inspectionProperty()
                .get()
                .map(i -> new DataSummary(
                        i.cells(),
                        i.genes(),
                        Math.max(1, levels(i, session.batchProperty().get())),
                        levels(i, session.labelsProperty().get()),
                        !i.hasAnyValues(),
                        i.images().isPresent()));
    }

    private static int levels(Inspection inspection, Optional<ColumnRef> reference) {
        return reference
                .flatMap(r -> inspection.obsColumns().stream()
                        .filter(c -> c.name().equals(r.column()))
                        .findFirst())
                .map(Column::asCategorical)
                .map(c -> c.used().levels().size())
                .orElse(0);
    }
}
