package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param steps what was done, a sentence each
 */
public record ImportReport(Path file, int cells, int genes, long nonZero, List<String> steps) {

    public ImportReport {
        steps = List.copyOf(steps);
    }
}
