package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.DataProblem;

/** The import check: what is in a data set, in numbers and in plain words. Never throws for bad data. */
public final class DatasetInspector {

    private final DatasetReaders readers;

    public DatasetInspector(DatasetReaders readers) {
        this.readers = readers;
    }

    /** Looks into a file or folder. A problem that makes training impossible becomes an error among the findings. */
    public Inspection inspect(Path source, ReadOptions options) {
        try {
            return describe(readers.read(source, options));
        } catch (DataProblem problem) {
            return unusable(source, problem);
        }
    }

    /** The check of a data set that has been read. */
    public Inspection describe(CellDataset dataset) {
        var kind = CountKind.of(dataset.counts());
        var stats = stats(dataset.counts(), dataset.genes());
        var columns = dataset.cells().columns();
        var labels = ColumnGuess.labels(columns);
        var batches = ColumnGuess.batches(columns);
        return new Inspection(
                dataset.source(),
                dataset.format(),
                dataset.counts().cells(),
                dataset.counts().genes(),
                dataset.counts().nonZeros(),
                kind.kind() == CountKind.Kind.COUNTS,
                dataset.countsAt(),
                columns,
                labels,
                batches,
                stats,
                findings(dataset, kind, stats, labels));
    }

    private static Inspection unusable(Path source, DataProblem problem) {
        return new Inspection(
                source,
                "unknown",
                0,
                0,
                0,
                false,
                "",
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(new Finding(
                        Finding.Severity.ERROR, "unusable-data", problem.what(), problem.why(), problem.remedy())));
    }

    private static List<Finding> findings(
            CellDataset dataset, CountKind kind, Inspection.CountStats stats, List<String> labels) {
        var findings = new ArrayList<Finding>();
        if (!dataset.countsAt().equals("X")) {
            findings.add(warning(
                    "counts-elsewhere",
                    "X does not hold counts.",
                    "Counts were found in %s.".formatted(dataset.countsAt()),
                    "They are used; nothing needs to be done."));
        }
        if (kind.kind() == CountKind.Kind.CORRECTED) {
            findings.add(warning(
                    "ambient-counts",
                    "%.0f %% of the counts are not whole numbers.".formatted(100 * kind.fractionalShare()),
                    "They look like counts corrected for ambient RNA, or expected counts.",
                    "Fine to train on."));
        }
        int repeated = GeneNames.repeated(dataset.genes().symbols());
        if (repeated > 0) {
            findings.add(warning(
                    "duplicate-genes",
                    "%d gene symbols occur more than once.".formatted(repeated),
                    "They are different rows of the data.",
                    "They are kept apart by their ids; where ids repeat too, they are numbered."));
        }
        if (stats.emptyCells() > 0) {
            findings.add(warning(
                    "empty-cells",
                    "%,d cells have no counts.".formatted(stats.emptyCells()),
                    "A cell without counts says nothing and would break training.",
                    "They are left out."));
        }
        if (stats.emptyGenes() > 0) {
            findings.add(info(
                    "empty-genes",
                    "%,d genes have no counts in any cell.".formatted(stats.emptyGenes()),
                    "A model cannot learn about them.",
                    "They are left out."));
        }
        labelFindings(dataset, labels, findings);
        return findings;
    }

    private static void labelFindings(CellDataset dataset, List<String> labels, List<Finding> findings) {
        if (labels.isEmpty()) {
            findings.add(info(
                    "no-labels",
                    "There is no column of cell types.",
                    "Training does not need one; agreement with known types is not shown.",
                    "Join a label file if you have one."));
            return;
        }
        var column = dataset.cells().column(labels.getFirst()).orElseThrow().asCategorical();
        if (column.missing() > 0) {
            findings.add(info(
                    "missing-labels",
                    "%,d cells have no value in '%s'.".formatted(column.missing(), column.name()),
                    "They train normally and are left out of scores.",
                    "Nothing needs to be done."));
        }
    }

    private static Finding warning(String code, String what, String why, String remedy) {
        return new Finding(Finding.Severity.WARNING, code, what, why, remedy);
    }

    private static Finding info(String code, String what, String why, String remedy) {
        return new Finding(Finding.Severity.INFO, code, what, why, remedy);
    }

    private static Inspection.CountStats stats(CountMatrix counts, GeneTable genes) {
        int[] detected =
                IntStream.range(0, counts.cells()).map(counts::nonZeros).toArray();
        double[] depths = counts.librarySizes();
        boolean[] mitochondrial = new boolean[genes.size()];
        for (int g = 0; g < mitochondrial.length; g++) {
            mitochondrial[g] = genes.symbols().get(g).toUpperCase(Locale.ROOT).startsWith("MT-");
        }
        boolean[] seen = new boolean[genes.size()];
        double[] shares = new double[counts.cells()];
        float max = 0;
        int[] row = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, row, values, 0);
            for (int i = 0; i < length; i++) {
                seen[row[i]] = true;
                max = Math.max(max, values[i]);
                shares[cell] += mitochondrial[row[i]] ? values[i] : 0;
            }
            shares[cell] = depths[cell] > 0 ? shares[cell] / depths[cell] : 0;
        }
        boolean anyMitochondrial = IntStream.range(0, mitochondrial.length).anyMatch(g -> mitochondrial[g]);
        return new Inspection.CountStats(
                median(depths),
                median(Arrays.stream(detected).asDoubleStream().toArray()),
                1 - (double) counts.nonZeros() / Math.max(1, (double) counts.cells() * counts.genes()),
                max,
                (int) Arrays.stream(detected).filter(n -> n == 0).count(),
                (int) IntStream.range(0, seen.length).filter(g -> !seen[g]).count(),
                anyMitochondrial ? median(shares) : Double.NaN,
                depths,
                species(genes));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** Human symbols are in capitals, mouse symbols are not; Ensembl ids say it themselves. */
    private static String species(GeneTable genes) {
        int human = 0;
        int mouse = 0;
        for (int g = 0; g < genes.size(); g++) {
            String id = genes.ids().get(g);
            String symbol = genes.symbols().get(g);
            boolean mouseLike = symbol.length() > 2
                    && Character.isUpperCase(symbol.charAt(0))
                    && symbol.chars().skip(1).anyMatch(Character::isLowerCase);
            if (id.startsWith("ENSMUSG") || mouseLike) {
                mouse++;
            } else if (id.startsWith("ENSG0") || symbol.equals(symbol.toUpperCase(Locale.ROOT))) {
                human++;
            }
        }
        int known = Math.max(1, human + mouse);
        return human > 0.7 * known ? "human" : mouse > 0.7 * known ? "mouse" : "";
    }
}
