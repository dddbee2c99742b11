package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.schema.Choice;

/**
 * Which figure of groups of a run's cells to draw; what a kind does not need is not looked at.
 *
 * @param by what the groups are, see {@link RunGroups#groups}; always the model's components where {@link Kind#isOfComponents}
 * @param against what they are compared with: types of a table, bars of a composition; empty: the labels of the run, for bars its batches
 *     where it has such
 * @param genes by id or symbol; empty: those that mark the groups
 * @param markers so many markers of each group, where no genes are named
 * @param scale how expression is made into colours; violins have none
 * @param share what numbers of a table are shares of
 * @param order of rows and columns of a table
 * @param sets a file of sets of genes that types are looked for in; empty: those that come with the program
 */
public record GroupFigureRequest(
        Kind kind,
        Optional<ColumnRef> by,
        Optional<ColumnRef> against,
        List<String> genes,
        int markers,
        ExpressionScale scale,
        TableShare share,
        TableOrder order,
        Optional<Path> sets)
        implements RunDrawing {

    public GroupFigureRequest {
        by = kind.isOfComponents() ? Optional.of(RunGroups.OF_MODEL) : by;
        genes = List.copyOf(genes);
    }

    /** With what suits the kind. */
    public static GroupFigureRequest of(Kind kind, Optional<ColumnRef> by, Optional<ColumnRef> against) {
        return new GroupFigureRequest(
                kind, by, against, List.of(), kind.markers, kind.scale, TableShare.TYPE, kind.order, Optional.empty());
    }

    /** What there is to draw. */
    public enum Kind implements Choice {
        DOTPLOT("Dots", 4, ExpressionScale.SHARE),
        VIOLIN("Violins", 2, ExpressionScale.LOG),
        HEATMAP("Heat map of cells", 6, ExpressionScale.SHARE),
        /** Mean expression, as {@code scanpy.pl.matrixplot}. */
        MATRIXPLOT("Heat map of means", 4, ExpressionScale.SHARE),
        CONFUSION("Types in each group"),
        /** Types in the model's components, near ones beside each other (Schuster and Krogh 2023, figure 3c). */
        COMPONENT_HEATMAP("Component heat map", TableOrder.WALK),
        COMPOSITION("Groups in each batch or type"),
        SILHOUETTE("Silhouettes in the latent space"),
        DISTANCES("Distances in the latent space"),
        CORRELATION("Genes that go with components", 4, ExpressionScale.LOG),
        ANNOTATION("Cell types that groups speak for", Annotator.MARKERS, ExpressionScale.LOG);

        private final String label;
        private final int markers;
        private final ExpressionScale scale;
        private final TableOrder order;

        Kind(String label, int markers, ExpressionScale scale, TableOrder order) {
            this.label = label;
            this.markers = markers;
            this.scale = scale;
            this.order = order;
        }

        Kind(String label, int markers, ExpressionScale scale) {
            this(label, markers, scale, TableOrder.MATCHED);
        }

        Kind(String label, TableOrder order) {
            this(label, 1, ExpressionScale.LOG, order);
        }

        Kind(String label) {
            this(label, TableOrder.MATCHED);
        }

        @Override
        public String label() {
            return label;
        }

        /** Those that show expression of genes. */
        public static List<Kind> ofGenes() {
            return List.of(DOTPLOT, VIOLIN, HEATMAP, MATRIXPLOT);
        }

        /** Those that show how groups lie and what they hold. */
        public static List<Kind> ofCells() {
            return List.of(CONFUSION, COMPONENT_HEATMAP, COMPOSITION, SILHOUETTE, DISTANCES, CORRELATION, ANNOTATION);
        }

        /** Whether it is of the components of the model, whatever else groups are. */
        public boolean isOfComponents() {
            return this == COMPONENT_HEATMAP || this == CORRELATION;
        }

        /** So many markers of each group suit it. */
        public int markers() {
            return markers;
        }

        /** The scale that suits it. */
        public ExpressionScale scale() {
            return scale;
        }
    }
}
