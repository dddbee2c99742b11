package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param sources what it was made of
 * @param steps what was done, a sentence each
 * @param warnings what may be wrong or was lost, a paragraph each
 */
public record ImportReport(
        Path file, List<Path> sources, int cells, int genes, long nonZero, List<String> steps, List<String> warnings) {

    public ImportReport {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /**
     * The same without the warnings that a check of the new file gives, too, if with other figures; such a finding comes with
     * what can be done about it, and goes when that is done.
     */
    public ImportReport without(List<Finding> found) {
        return new ImportReport(
                file,
                sources,
                cells,
                genes,
                nonZero,
                steps,
                warnings.stream()
                        .filter(warning -> found.stream()
                                .noneMatch(finding ->
                                        warning.contains("%s %s".formatted(finding.why(), finding.remedy()))))
                        .toList());
    }
}
