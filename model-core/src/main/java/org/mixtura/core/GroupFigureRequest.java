package org.mixtura.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.schema.Choice;

/**
 * Which figure of groups of a run's cells to draw; what a kind does not need is not looked at.
 *
 * @param by what the groups are, see {@link RunGroups#groups}
 * @param against what they are compared with: types of a table, bars of a composition; empty: the labels of the run, for bars its batches
 *     where it has such
 * @param genes by id or symbol; empty: those that mark the groups
 * @param markers so many markers of each group, where no genes are named
 * @param scale how expression is made into colours; violins have none
 * @param share what numbers of a table are shares of
 * @param order of rows and columns of a table
 */
public record GroupFigureRequest(
        Kind kind,
        Optional<ColumnRef> by,
        Optional<ColumnRef> against,
        List<String> genes,
        int markers,
        ExpressionScale scale,
        TableShare share,
        TableOrder order)
        implements RunDrawing {

    public GroupFigureRequest {
        genes = List.copyOf(genes);
    }

    /** With what suits the kind. */
    public static GroupFigureRequest of(Kind kind, Optional<ColumnRef> by, Optional<ColumnRef> against) {
        return new GroupFigureRequest(
                kind, by, against, List.of(), kind.markers, kind.scale, TableShare.TYPE, TableOrder.MATCHED);
    }

    /** What there is to draw. */
    public enum Kind implements Choice {
        DOTPLOT("Dots", 4, ExpressionScale.SHARE),
        VIOLIN("Violins", 2, ExpressionScale.LOG),
        HEATMAP("Heat map of cells", 6, ExpressionScale.SHARE),
        CONFUSION("Types in each group"),
        COMPOSITION("Groups in each batch or type"),
        SILHOUETTE("Silhouettes in the latent space"),
        DISTANCES("Distances in the latent space"),
        CORRELATION("Genes that go with components", 4, ExpressionScale.LOG);

        private final String label;
        private final int markers;
        private final ExpressionScale scale;

        Kind(String label, int markers, ExpressionScale scale) {
            this.label = label;
            this.markers = markers;
            this.scale = scale;
        }

        Kind(String label) {
            this(label, 1, ExpressionScale.LOG);
        }

        @Override
        public String label() {
            return label;
        }

        /** Those that show expression of genes. */
        public static List<Kind> ofGenes() {
            return List.of(DOTPLOT, VIOLIN, HEATMAP);
        }

        /** Those that show how groups lie and what they hold. */
        public static List<Kind> ofCells() {
            return List.of(CONFUSION, COMPOSITION, SILHOUETTE, DISTANCES, CORRELATION);
        }

        /** The name on the command line and in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
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
