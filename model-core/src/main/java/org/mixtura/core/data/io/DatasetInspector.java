package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.store.MappedCsr;
import org.mixtura.core.image.ImageGrid;

/** The import check: looks into a file and says what is in it, also when it cannot be used. */
public final class DatasetInspector {

    /** In three rows. */
    private static final int SHOWN_IMAGES = 36;

    private final DatasetReaders readers;

    public DatasetInspector(DatasetReaders readers) {
        this.readers = readers;
    }

    /** Never throws for bad data: what is wrong is a finding of severity ERROR, and the first of its kind. */
    public Inspection inspect(Path source, ReadOptions options) {
        try {
            return of(readers.open(source, options), options);
        } catch (UnreadableData e) {
            return new Inspection(
                    source,
                    options,
                    "unknown",
                    0,
                    0,
                    0,
                    false,
                    "",
                    List.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(mendable(e.finding())));
        }
    }

    /** What stands in the way can always be mended by another file. */
    private static Finding mendable(Finding finding) {
        return finding.severity() == Finding.Severity.ERROR && finding.fixes().isEmpty()
                ? finding.with(new Fix.ChooseOther())
                : finding;
    }

    private static Inspection of(Reading reading, ReadOptions options) {
        List<Column> columns = reading.cells().columns();
        var guess = new ColumnGuess(columns);
        var problems = new ArrayList<>(reading.findings());
        List<String> labels = guess.labels();
        if (labels.isEmpty()) {
            problems.add(Findings.noLabels());
        } else {
            reading.cells().column(labels.getFirst()).map(Column::asGroups).ifPresent(best -> {
                if (best.missing() > 0) {
                    problems.add(Findings.missingLabels(best.missing(), best.name()));
                }
            });
        }
        if (reading.values() instanceof MappedCsr) {
            problems.add(Findings.fromDisk(
                    8 * reading.values().nonZeros(),
                    reading.cells().size(),
                    Runtime.getRuntime().maxMemory()));
        }
        problems.addAll(ColumnDoubts.of(reading.cells(), guess.batches()));
        if (problems.stream().anyMatch(problem -> problem.severity() == Finding.Severity.ERROR)) {
            problems.replaceAll(Finding::onRefusedData);
        }
        problems.replaceAll(DatasetInspector::mendable);
        problems.sort((a, b) -> b.severity().compareTo(a.severity()));
        return new Inspection(
                reading.source(),
                options,
                reading.format(),
                reading.cells().size(),
                reading.genes().size(),
                reading.values().nonZeros(),
                reading.profile().kind() == ValueProfile.Kind.COUNTS,
                reading.countsAt(),
                reading.places(),
                reading.values() instanceof MappedCsr,
                columns,
                labels,
                batches(reading, guess, options),
                // Where values are missing, no sum is one.
                reading.profile().kind() == ValueProfile.Kind.UNDEFINED ? null : StatsOfCounts.of(reading),
                List.copyOf(problems),
                ImageShape.of(reading.genes()).map(shape -> images(reading.values(), shape)));
    }

    /** A column that was asked for to have it as the batch comes first. */
    private static List<String> batches(Reading reading, ColumnGuess guess, ReadOptions options) {
        return options.columns().samples()
                ? BarcodeSamples.first(
                        guess.batches(), reading.cells().columns().getLast().name())
                : guess.batches();
    }

    private static ImageGrid images(CountMatrix pixels, ImageShape shape) {
        int[] chosen = ImageGrid.spread(pixels.cells(), SHOWN_IMAGES);
        return ImageGrid.unnamed(shape, ImageGrid.brightness(pixels, chosen), SHOWN_IMAGES / 3);
    }
}
