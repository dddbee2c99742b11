package org.mixtura.core.data.io;

import java.util.List;
import org.mixtura.core.data.CellDataset;

/**
 * A data set that can be used, with what a user should know about the way it was read.
 *
 * @param findings none is an error
 */
public record CheckedDataset(CellDataset dataset, List<Finding> findings) {

    public CheckedDataset {
        findings = List.copyOf(findings);
    }

    /** What may be wrong, and what was changed or left out while reading: never to be passed over in silence. */
    public List<Finding> notes() {
        return findings.stream().filter(Finding::isToBeTold).toList();
    }
}
