package org.mixtura.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;

/** Import checks as the core makes them, with numbers in the range of real data. */
public final class Samples {

    public static final int CELLS = 800;

    private static final List<String> TYPES = List.of(
            "CD14+ Monocyte",
            "CD19+ B",
            "CD34+",
            "CD4+/CD25 T Reg",
            "CD4+/CD45RA+/CD25- Naive T",
            "CD4+/CD45RO+ Memory",
            "CD56+ NK",
            "CD8+ Cytotoxic T",
            "CD8+/CD45RA+ Naive Cytotoxic",
            "Dendritic");

    private Samples() {}

    /** A sorted-cell data set on which everything is fine. */
    public static Inspection good(Path source) {
        return inspection(source, true, List.of());
    }

    /** The same with notes that do not stop training. */
    public static Inspection withWarning(Path source) {
        return inspection(
                source,
                true,
                List.of(
                        new Finding(
                                Finding.Severity.INFO,
                                "counts-found",
                                "The counts are in layers/counts.",
                                "X holds log-normalised values.",
                                "Training uses layers/counts."),
                        new Finding(
                                Finding.Severity.WARNING,
                                "duplicate-genes",
                                "37 gene symbols occur twice, for example TBCE.",
                                "They are different genes with the same symbol.",
                                "They are kept apart by their Ensembl id.")));
    }

    /** Normalised values, on which no count model can be trained. */
    public static Inspection normalised(Path source) {
        return inspection(
                source,
                false,
                List.of(new Finding(
                        Finding.Severity.ERROR,
                        "not-counts",
                        "92 % of the values are not whole numbers.",
                        "They look log-normalised; these models need counts.",
                        "Open the file that holds the raw counts.")));
    }

    private static Inspection inspection(Path source, boolean whole, List<Finding> problems) {
        var random = new Random(0);
        var labels = new ArrayList<String>();
        var donors = new ArrayList<String>();
        double[] depths = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            labels.add(TYPES.get((int) (TYPES.size() * Math.pow(random.nextDouble(), 1.4))));
            donors.add("donor " + (1 + i % 3));
            depths[i] = Math.rint(Math.exp(7.2 + 0.45 * random.nextGaussian()));
        }
        var stats = new Inspection.CountStats(1341, 526, 0.967, 412, 0, 2312, 0.021, depths, "human");
        return new Inspection(
                source,
                "AnnData .h5ad",
                CELLS,
                16_791,
                443_000,
                whole,
                "X",
                List.of(
                        Column.Categorical.of("cell_type", labels),
                        Column.Categorical.of("donor", donors),
                        new Column.Numeric("n_counts", depths)),
                List.of("cell_type"),
                List.of("donor"),
                stats,
                problems);
    }
}
