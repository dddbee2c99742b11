package org.mixtura.ui.dataset;

import java.util.Locale;
import java.util.stream.Collectors;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.MatrixPlace;

/**
 * What a report of a finding says to those who mend the program: nothing of the data, so no file name, no barcode, no gene,
 * and not the sentences either, in which such names stand.
 */
final class FindingReport {

    private FindingReport() {}

    static String of(Inspection open, Finding finding) {
        return """
                Finding: %s (%s)
                Format: %s
                Size: %,d cells, %,d genes, %,d values that are not 0
                Counts at: %s of %s; whole numbers: %s; read from disk: %s
                Java %s on %s (%s)""".formatted(
                        finding.code(),
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        open.format(),
                        open.cells(),
                        open.genes(),
                        open.nonZero(),
                        open.countsAt().isEmpty() ? "no place" : open.countsAt(),
                        open.places().isEmpty()
                                ? "none"
                                : open.places().stream().map(MatrixPlace::name).collect(Collectors.joining(", ")),
                        open.integerCounts() ? "yes" : "no",
                        open.fromDisk() ? "yes" : "no",
                        Runtime.version(),
                        System.getProperty("os.name", "unknown"),
                        System.getProperty("os.arch", "unknown"));
    }
}
