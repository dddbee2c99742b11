package org.mixtura.core.model;

import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.prep.PreparedData;

/**
 * What a network's size and priors depend on.
 *
 * @param genes number of genes
 * @param batches number of batches, at least 1
 * @param labels number of known cell types; cells without one count as one more type; 0 without labels
 * @param types number of known cell types alone
 * @param libraryLogMeans mean of the log library sizes of each batch
 * @param libraryLogVariances their population variance
 * @param image the shape of the images, where cells are images and genes their pixels
 */
public record DataSpec(
        int genes,
        int batches,
        int labels,
        int types,
        double[] libraryLogMeans,
        double[] libraryLogVariances,
        Optional<ImageShape> image) {

    /** Where cells are cells. */
    public DataSpec(
            int genes, int batches, int labels, int types, double[] libraryLogMeans, double[] libraryLogVariances) {
        this(genes, batches, labels, types, libraryLogMeans, libraryLogVariances, Optional.empty());
    }

    /** Where every cell that has labels has one. */
    public DataSpec(int genes, int batches, int labels, double[] libraryLogMeans, double[] libraryLogVariances) {
        this(genes, batches, labels, labels, libraryLogMeans, libraryLogVariances);
    }

    /** The specification of data that are ready for training. */
    public static DataSpec of(PreparedData data) {
        int[] batchOf = batchCodes(data.counts(), data.batch());
        double[] sums = new double[data.batches()];
        double[] squares = new double[data.batches()];
        int[] cells = new int[data.batches()];
        double[] totals = data.counts().librarySizes();
        for (int cell = 0; cell < totals.length; cell++) {
            double log = logLibrary(totals[cell]);
            sums[batchOf[cell]] += log;
            squares[batchOf[cell]] += log * log;
            cells[batchOf[cell]]++;
        }
        double[] means = new double[sums.length];
        double[] variances = new double[sums.length];
        for (int b = 0; b < sums.length; b++) {
            means[b] = cells[b] == 0 ? 0 : sums[b] / cells[b];
            // A batch of one cell has no spread, and a prior without spread has no density.
            variances[b] = cells[b] == 0 ? 1 : Math.max(squares[b] / cells[b] - means[b] * means[b], 1e-6);
        }
        int labels = data.labels()
                .map(l -> l.levels().size() + (hasMissing(l) ? 1 : 0))
                .orElse(0);
        int types = data.labels().map(l -> l.levels().size()).orElse(0);
        return new DataSpec(
                data.counts().genes(), data.batches(), labels, types, means, variances, ImageShape.of(data.genes()));
    }

    /**
     * The shape of the images.
     *
     * @param asker what needs images, as the subject of a sentence
     * @throws ConfigProblem when cells are no images
     */
    public ImageShape requireImage(String asker) {
        return image.orElseThrow(() -> new ConfigProblem(
                asker + " needs images.",
                "Its layers see which pixel lies beside which, and the genes of this data set are no pixels"
                        + " called pixel_ROW_COLUMN, all of them and in their order.",
                "Choose an idx file of images or a data set of 'mixtura images', or another model."));
    }

    /** The batch code of each cell; all 0 without batches. */
    public static int[] batchCodes(CountMatrix counts, Optional<Column.Categorical> batch) {
        return batch.map(Column.Categorical::codes).orElseGet(() -> new int[counts.cells()]);
    }

    /** The label code of each cell, cells without a label in a type of their own; all 0 without labels. */
    public static int[] labelCodes(CountMatrix counts, Optional<Column.Categorical> labels) {
        return labels.map(l -> Arrays.stream(l.codes())
                        .map(code ->
                                code == Column.Categorical.MISSING ? l.levels().size() : code)
                        .toArray())
                .orElseGet(() -> new int[counts.cells()]);
    }

    /** Log of a library size; a cell without any count among the chosen genes counts as having one. */
    public static double logLibrary(double total) {
        return total > 0 ? Math.log(total) : 0;
    }

    private static boolean hasMissing(Column.Categorical labels) {
        return Arrays.stream(labels.codes()).anyMatch(code -> code == Column.Categorical.MISSING);
    }
}
