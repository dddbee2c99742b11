package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.ConfigProblem;

/**
 * A finished run as read back from its folder.
 *
 * @param folder the run folder
 * @param spec what was asked for
 * @param fingerprint what the data set was when the run was made
 * @param status how it ended
 * @param metrics the curves
 * @param cells barcodes and columns: those of the data set, {@link #SPLIT} and {@link #CLUSTER}
 * @param sourceRows the row of the data set of each cell
 * @param genes the genes that the model saw
 * @param latent cells x latent dimensions
 * @param umap cells x 2
 */
public record StoredRun(
        Path folder,
        RunSpec spec,
        Fingerprint fingerprint,
        RunStatus status,
        MetricsHistory metrics,
        CellTable cells,
        int[] sourceRows,
        GeneTable genes,
        FloatMatrix latent,
        FloatMatrix umap) {

    /** The column of k-means clusters on the latent space. */
    public static final String CLUSTER = "kmeans";

    /** The column of the components that the model itself puts cells into; only models with components have it. */
    public static final String COMPONENT = "component";

    /** The column that says how surely. */
    public static final String COMPONENT_PROBABILITY = "component_probability";

    /** The column that says which cells were held out: {@code train} or {@code validation}. */
    public static final String SPLIT = "training_split";

    /** The column that says whether all arms of a model give a cell the same category. */
    public static final String ARMS_AGREE = "arms_agree";

    /** What the columns with the category of each arm are called, before the number of the arm, from 1. */
    public static final String OF_ARM = "component_arm_";

    /** The columns that a run adds to its cells; they are no knowledge about the cells. */
    private static final Set<String> OWN = Set.of(CLUSTER, COMPONENT, COMPONENT_PROBABILITY, SPLIT, ARMS_AGREE);

    /** Whether a column is one that a run adds to its cells. */
    public static boolean isOwn(String column) {
        return OWN.contains(column) || column.startsWith(OF_ARM);
    }

    /** What that column says of a cell that the model was trained on. */
    public static final String TRAIN = "train";

    /** The same run with another table of the same cells, for example with columns that somebody added. */
    public StoredRun withCells(CellTable table) {
        return new StoredRun(folder, spec, fingerprint, status, metrics, table, sourceRows, genes, latent, umap);
    }

    /** The clusters. */
    public Column.Categorical clusters() {
        return cells.column(CLUSTER)
                .orElseThrow(() -> new IllegalStateException("the run in " + folder + " has no column " + CLUSTER))
                .asCategorical();
    }

    /** The known cell types that the run was compared with, as stored with it. */
    public Optional<Column> labels() {
        return spec.labels().map(ColumnRef::column).flatMap(cells::column);
    }

    /** The batch of each cell, as stored with the run. */
    public Optional<Column> batch() {
        return spec.batch().map(ColumnRef::column).flatMap(cells::column);
    }

    /**
     * That something was asked of components which the model of this run does not have.
     *
     * @param remedy what to do instead
     */
    public ConfigProblem noComponents(String remedy) {
        return new ConfigProblem(
                "The model of this run has no components.",
                "Its settings for '%s' do not divide cells, or it was stopped before its mixture began."
                        .formatted(spec.model()),
                remedy);
    }

    /** What a file that was made from this run says about where it comes from, by keyword. */
    public Map<String, String> provenance() {
        var said = new HashMap<>(Map.of(
                "Title", spec.model() + " on " + spec.data().getFileName(),
                "Run", String.valueOf(folder.getFileName()),
                "Seed", Long.toString(spec.seed()),
                "Data SHA-256", fingerprint.sha256()));
        digest().ifPresent(run -> said.put("Run SHA-256", run));
        return said;
    }

    /** Of what was asked for and what came out, {@code run.json} and {@code metrics.csv}: folders can be renamed and copied. */
    private Optional<String> digest() {
        try {
            var files = List.of(folder.resolve(RunFolder.SPEC), folder.resolve(RunFolder.METRICS));
            return Optional.of(Fingerprint.of(files).sha256());
        } catch (IOException gone) {
            // A folder that was moved away meanwhile; the figure says its name and its data.
            return Optional.empty();
        }
    }
}
