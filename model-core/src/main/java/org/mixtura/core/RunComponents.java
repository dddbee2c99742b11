package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.component.NewickTree;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.infer.Watcher;

/** What can be asked of a finished run whose model divides cells into components. */
public interface RunComponents {

    /**
     * Weights, distances, types, markers.
     *
     * @param genes genes whose correlation with every component is wanted, by id or symbol
     * @param markers how many genes for each component
     * @throws org.mixtura.core.error.DataProblem when the data set has gone or changed, or there is no such gene
     */
    ComponentReport report(List<String> genes, int markers, Watcher watcher);

    /** The components themselves. */
    LatentMixture mixture();

    /**
     * How likely each cell belongs to each component, by the model's encoder where it has such.
     *
     * @return cells x components
     * @throws org.mixtura.core.error.DataProblem when an encoder must be asked, and the data set has gone or changed
     */
    FloatMatrix probabilities(Watcher watcher);

    /** The same as each of several encoders says it, cells x components each; empty where a model has no arms. */
    default List<FloatMatrix> armProbabilities() {
        return List.of();
    }

    /**
     * Writes how likely each cell belongs to each component, as {@code .csv} with barcodes or {@code .npy}.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the file name ends otherwise
     */
    void writeProbabilities(Path file, Watcher watcher);

    /**
     * Writes the same as each of several encoders says it, side by side.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the file name ends otherwise, or the model has no arms
     */
    void writeArmProbabilities(Path file);

    /**
     * How far the components can be relied on: whether the arms of the model agree on them, and how they fit known types.
     *
     * @throws org.mixtura.core.error.DataProblem when the data set has gone or changed
     */
    default CategoryReport agreement(Watcher watcher) {
        return agreement(Optional.empty(), watcher);
    }

    /**
     * As {@link #agreement(Watcher)}.
     *
     * @param tree of the types, by which they are ordered and merged; empty: one by their mean expression
     * @throws org.mixtura.core.error.ConfigProblem when there is a tree and no known types
     * @throws org.mixtura.core.error.DataProblem when the tree lacks a type
     */
    CategoryReport agreement(Optional<NewickTree> tree, Watcher watcher);

    /**
     * How genes change while the state of each category is varied and the category stays. The cell that stands for a category is
     * the one that the model is surest of.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the model has no states
     * @throws org.mixtura.core.error.DataProblem when the data set has gone or changed, or there is no such gene
     */
    TraversalReport traverse(TraversalRequest request, Watcher watcher);

    /**
     * How copies of the model's augmenter compare with at most 1,000 cells of the run that they are made from.
     *
     * @param genes to describe, by id or symbol; empty: immediate-early and housekeeping genes, or the most counted ones where
     *     the model has none of these
     * @throws org.mixtura.core.error.ConfigProblem when the model has no augmenter
     * @throws org.mixtura.core.error.DataProblem when the data set has gone or changed, or there is no such gene
     */
    AugmentationReport augmentation(List<String> genes, Watcher watcher);

    /**
     * Draws codes from a component or the whole mixture, decodes them, draws counts at the depths and batches of cells of the run that
     * are in the component (of all cells when there are none), and compares the new cells with these.
     *
     * @param file where new cells x genes are written; empty: only compare. As CSV the cells are called {@code generated_1} and so on,
     *     and say their component; numbers alone ({@code .npy}) get a table of that beside them
     * @throws org.mixtura.core.error.ConfigProblem when there is no such component
     */
    GeneratedCheck sample(GeneratedRequest request, Optional<Path> file, Watcher watcher);
}
