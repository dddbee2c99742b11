package org.mixtura.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.MatrixPlace;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;

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
                                "They are kept apart by their Ensembl id.",
                                List.of(
                                        new Fix.KeepApart(),
                                        new Fix.SumDuplicateGenes(),
                                        new Fix.ShowList(
                                                "Gene symbols of more than one id", List.of("TBCE", "ATXN7"))))));
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

    /** What a run without labels and batches was asked for: scVI as published. */
    public static RunSpec spec(Path data, long seed) {
        return new RunSpec(
                "scvi",
                data,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PrepConfig.DEFAULTS,
                ScviConfig.REFERENCE,
                seed,
                "cpu",
                2);
    }

    /** A small finished run of 60 cells in three clusters. */
    public static StoredRun run(Path folder, RunSpec spec) {
        int cells = 60;
        var random = new Random(1);
        var barcodes = new ArrayList<String>();
        var clusters = new ArrayList<String>();
        float[] latent = new float[cells * 4];
        float[] umap = new float[cells * 2];
        for (int i = 0; i < cells; i++) {
            barcodes.add("cell" + i);
            clusters.add(Integer.toString(i % 3));
            for (int d = 0; d < 4; d++) {
                latent[4 * i + d] = (float) (random.nextGaussian() + 3 * (i % 3));
            }
            umap[2 * i] = latent[4 * i];
            umap[2 * i + 1] = latent[4 * i + 1];
        }
        var status = new RunStatus(
                RunStatus.State.FINISHED,
                20,
                18,
                12.5,
                0.6,
                "cpu",
                Map.of("loss", 612.0),
                Map.of("loss", 640.0),
                Map.of("ari", 0.61, "nmi", 0.70),
                List.of(),
                null,
                "All epochs are done.");
        return new StoredRun(
                folder,
                spec,
                new Fingerprint(1_000_000, "0".repeat(64)),
                status,
                new MetricsHistory(List.of(new MetricsHistory.Row(1, "train", "loss", 700))),
                new CellTable(barcodes, List.of(Column.Categorical.of(StoredRun.CLUSTER, clusters))),
                IntStream.range(0, cells).toArray(),
                new GeneTable(List.of("ENSG1", "ENSG2"), List.of("CD3D", "MS4A1")),
                new FloatMatrix(cells, 4, latent),
                new FloatMatrix(cells, 2, umap));
    }

    /** The same run of a model that puts cells into the components of {@link #mixture}. */
    public static StoredRun divided(StoredRun run) {
        int[] component = IntStream.range(0, run.cells().size()).map(i -> i % 3).toArray();
        double[] surely = new double[component.length];
        Arrays.fill(surely, 0.9);
        return new StoredRun(
                run.folder(),
                run.spec(),
                run.fingerprint(),
                run.status(),
                run.metrics(),
                run.cells()
                        .with(new Column.Categorical(StoredRun.COMPONENT, List.of("1", "2", "3"), component))
                        .with(new Column.Numeric(StoredRun.COMPONENT_PROBABILITY, surely)),
                run.sourceRows(),
                run.genes(),
                run.latent(),
                run.umap());
    }

    /** Three components where the cells of {@link #run} are drawn from. */
    public static LatentMixture mixture() {
        float[] means = new float[12];
        for (int i = 0; i < means.length; i++) {
            means[i] = 3 * (i / 4);
        }
        return LatentMixture.ofLogits(
                new double[3], new FloatMatrix(3, 4, means), new FloatMatrix(3, 4, new float[12]));
    }

    /** The same run, stopped on request. */
    public static StoredRun stopped(StoredRun run) {
        var status = run.status();
        return new StoredRun(
                run.folder(),
                run.spec(),
                run.fingerprint(),
                new RunStatus(
                        RunStatus.State.STOPPED,
                        status.epochs(),
                        status.bestEpoch(),
                        status.seconds(),
                        status.secondsPerEpoch(),
                        status.device(),
                        status.train(),
                        status.validation(),
                        status.scores(),
                        status.adjustments(),
                        null,
                        "Stopped on request."),
                run.metrics(),
                run.cells(),
                run.sourceRows(),
                run.genes(),
                run.latent(),
                run.umap());
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
        var stats = new Inspection.CountStats(
                1341, 526, 0.967, 412, 0, 2312, 0.021, depths, "human", Inspection.GeneNaming.IDS_AND_SYMBOLS);
        return new Inspection(
                source,
                ReadOptions.DETECT,
                source.toString().endsWith(".csv.gz") ? "Table" : "AnnData .h5ad",
                CELLS,
                16_791,
                443_000,
                whole,
                "X",
                List.of(new MatrixPlace("X", whole)),
                false,
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
