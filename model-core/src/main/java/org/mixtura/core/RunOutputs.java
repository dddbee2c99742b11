package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.component.CellUncertainty;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.LatentCodes;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.infer.Watcher;

/**
 * What can be asked of the model of a finished run about the run's own cells. Counts are read again from the run's data
 * set. Calls block and may take long; each throws {@link java.util.concurrent.CancellationException} when its watcher no
 * longer wants the answer, and then leaves no file. Files end in {@code .csv} (named rows and columns) or {@code .npy}
 * (numbers alone, as 32-bit floats); they are written atomically, and one that is there is replaced.
 *
 * <p>All methods throw {@link org.mixtura.core.error.DataProblem} when the data set has gone or has changed, or when a
 * gene, column or level is not there, {@link org.mixtura.core.error.ConfigProblem} when a number is out of its range, and
 * {@link org.mixtura.core.error.StorageProblem} when a file cannot be read or written.
 */
public interface RunOutputs {

    /** Posterior means and standard deviations of the latent codes. */
    LatentCodes latent(Watcher watcher);

    /** How unsure the model is of each cell: of its code, and of its component. */
    CellUncertainty uncertainty(Watcher watcher);

    /** Expected expression, cells x genes, in memory: meant for a few genes. */
    FloatMatrix expression(ExpressionRequest request, Watcher watcher);

    /**
     * What the model expects of a gene in each cell, for colouring, as log1p of counts per 10,000.
     *
     * @param id of the gene
     * @param name what people call it
     */
    default Colouring.ByValue expectedColours(String id, String name, Watcher watcher) {
        var request = new ExpressionRequest(List.of(id), new LibrarySize.Fixed(10_000), new BatchChoice.Own(), 0);
        float[] counts = expression(request, watcher).column(0);
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] = (float) Math.log1p(counts[cell]);
        }
        return Colouring.ByValue.of(name, "expected by the model, log1p counts per 10,000", counts, true)
                .from(Colouring.Origin.EXPECTED);
    }

    /** Writes expected expression, cells x genes, without ever holding all of it. */
    void writeExpression(ExpressionRequest request, Path file, Watcher watcher);

    /**
     * The evidence lower bound of each cell with its terms, every weight 1.
     *
     * @param samples posterior draws of each cell; 1000 are usual for the marginal likelihood
     * @param marginal whether the marginal likelihood is estimated, too
     */
    LikelihoodReport likelihood(int samples, boolean marginal, Watcher watcher);

    /** Writes one row a cell: barcode, split, terms. */
    void writeLikelihood(LikelihoodReport report, Path csv);

    /**
     * Draws counts from the posterior predictive distribution and compares them with the real ones.
     *
     * @param file where the new cells go, those of the first cell first; empty: only compare
     */
    PredictiveCheck sample(SampleRequest request, Optional<Path> file, Watcher watcher);

    /** Compares two groups of cells gene by gene. */
    Comparison compare(ComparisonRequest request, Watcher watcher);

    /**
     * As {@link #compare(ComparisonRequest, Watcher)}, with groups that are no column of the run, for example cells that
     * somebody selected in a map.
     *
     * @param groups one entry for each cell of the run; takes the place of the column that the request names
     */
    Comparison compare(Column.Categorical groups, ComparisonRequest request, Watcher watcher);

    /** Writes one row a gene, the most surely changed first. */
    void writeComparison(Comparison comparison, Path csv);

    /**
     * Decodes a path through the latent space, and says how far it is from cells.
     *
     * @throws org.mixtura.core.error.ConfigProblem also when the path has no two ends, or there is no such dimension
     */
    PathReport follow(PathRequest request, Watcher watcher);

    /**
     * Holds the model open to decode places of the latent space. To be closed.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the codes of the model are categories with states, among which places mean
     *     nothing
     */
    RunDecoder decoder();
}
