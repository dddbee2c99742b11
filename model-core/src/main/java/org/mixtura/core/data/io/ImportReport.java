package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param steps what was done, a sentence each
 * @param warnings what may be wrong or was lost, a paragraph each
 */
public record ImportReport(Path file, int cells, int genes, long nonZero, List<String> steps, List<String> warnings) {

    public ImportReport {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }
}
