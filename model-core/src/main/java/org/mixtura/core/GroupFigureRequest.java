package org.mixtura.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.schema.Choice;

/**
 * Which figure of groups of a run's cells to draw.
 *
 * @param by what the groups are, see {@link RunGroups#groups}
 * @param genes by id or symbol; empty: those that mark the groups
 * @param markers so many markers of each group, where no genes are named
 * @param scale how expression is made into colours; violins have none
 */
public record GroupFigureRequest(
        Kind kind, Optional<ColumnRef> by, List<String> genes, int markers, ExpressionScale scale) {

    public GroupFigureRequest {
        genes = List.copyOf(genes);
    }

    /** With what suits the kind. */
    public static GroupFigureRequest of(Kind kind, Optional<ColumnRef> by, List<String> genes) {
        return new GroupFigureRequest(kind, by, genes, kind.markers, kind.scale);
    }

    /** What there is to draw. */
    public enum Kind implements Choice {
        DOTPLOT("Dots", 4, ExpressionScale.SHARE),
        VIOLIN("Violins", 2, ExpressionScale.LOG),
        HEATMAP("Heat map of cells", 6, ExpressionScale.SHARE);

        private final String label;
        private final int markers;
        private final ExpressionScale scale;

        Kind(String label, int markers, ExpressionScale scale) {
            this.label = label;
            this.markers = markers;
            this.scale = scale;
        }

        @Override
        public String label() {
            return label;
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
