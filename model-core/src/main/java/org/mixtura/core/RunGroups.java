package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.ColumnRef;

/**
 * What can be asked about groups of a finished run's cells: components, clusters, known types or any other column of categories. Counts
 * are read again from the run's data set, all genes of it. Calls block and may take long; they throw {@link
 * java.util.concurrent.CancellationException} when their watcher no longer wants the answer.
 *
 * <p>All methods throw {@link org.mixtura.core.error.DataProblem} when the data set has gone or has changed, or when a gene or column is
 * not there or cannot be used.
 */
public interface RunGroups {

    /** Instead of a column: the components that the model itself puts cells into. */
    String COMPONENTS = "components";

    /** The components as groups. */
    ColumnRef OF_MODEL = new ColumnRef(Optional.empty(), COMPONENTS);

    /**
     * The groups that somebody means, in the colours that they have on the maps.
     *
     * @param by a column of the run or of a table; {@link #COMPONENTS}; or a way to cluster, such as {@code kmeans} or {@code leiden}, where
     *     there is no column of that name; empty: the components or, of a model without, the k-means clusters
     */
    Column.Categorical groups(Optional<ColumnRef> by, Watcher watcher);

    /** Genes that mark the groups, by Wilcoxon's rank-sum test of each against all other cells. */
    MarkerReport markers(Column.Categorical groups, Watcher watcher);

    /**
     * Cell types that the markers speak for, by over-representation in sets of genes that are known to mark types.
     *
     * @param sets a file of such sets; empty: PanglaoDB, human or mouse as the symbols are
     * @param most at most so many markers of a group are looked for; {@link Annotator#MARKERS} are usual
     */
    AnnotationReport annotate(MarkerReport markers, Optional<Path> sets, int most);

    /** Genes of the data set by id or symbol, as somebody named them. */
    List<GroupExpression.Gene> genes(List<String> names);

    /**
     * Expression of chosen genes in the groups.
     *
     * @param genes at least one, found by their id
     */
    GroupExpression expression(Column.Categorical groups, List<GroupExpression.Gene> genes, Watcher watcher);

    /** A figure of the groups with what it shows. */
    DrawnFigure figure(GroupFigureRequest request, Watcher watcher);
}
