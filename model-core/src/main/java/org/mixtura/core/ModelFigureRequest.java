package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.schema.Choice;

/**
 * Which figure of what a run's model decodes to draw; what a kind does not need is not looked at.
 *
 * @param places one to decode, or those that a path goes through
 * @param anchor what a decoded place is compared with; empty: the mean over all cells
 * @param dimension from 1, to follow instead of a path from place to place
 * @param genes to follow beside the usual ones, by id or symbol
 * @param sets a file of sets of genes to follow, too; empty: none
 * @param markers so many of each place or category
 * @param look of the genes of a path or state
 * @param arm of a model with several, from 1; 0: all, below each other
 * @param state dimension of the state, from 1
 */
public record ModelFigureRequest(
        Kind kind,
        List<PathPoint> places,
        Optional<PathPoint> anchor,
        OptionalInt dimension,
        List<String> genes,
        Optional<Path> sets,
        int markers,
        PathLook look,
        int arm,
        int state)
        implements RunDrawing {

    public ModelFigureRequest {
        places = List.copyOf(places);
        genes = List.copyOf(genes);
    }

    /** With what suits the kind. */
    public static ModelFigureRequest of(Kind kind, List<PathPoint> places) {
        return new ModelFigureRequest(
                kind,
                places,
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                kind.markers,
                kind == Kind.STATES ? PathLook.OF_STATES : PathLook.OF_PATHS,
                0,
                1);
    }

    /** The same compared with another place; empty: with all cells. */
    public ModelFigureRequest against(Optional<PathPoint> other) {
        return new ModelFigureRequest(kind, places, other, dimension, genes, sets, markers, look, arm, state);
    }

    /** The same with further genes, shown otherwise. */
    public ModelFigureRequest with(List<String> further, PathLook other) {
        return new ModelFigureRequest(kind, places, anchor, dimension, further, sets, markers, other, arm, state);
    }

    /** The same along a latent dimension, from 1. */
    public ModelFigureRequest along(OptionalInt other) {
        return new ModelFigureRequest(kind, places, anchor, other, genes, sets, markers, look, arm, state);
    }

    /** The same with the genes of a file of sets. */
    public ModelFigureRequest withSets(Optional<Path> file) {
        return new ModelFigureRequest(kind, places, anchor, dimension, genes, file, markers, look, arm, state);
    }

    /** What there is to draw. */
    public enum Kind implements Choice {
        DECODE("What a place decodes to", 0),
        PATH("Genes along a path", PathRequest.MARKERS),
        STATES("Genes along the states of categories", 2),
        ARMS("Whether arms agree", 0),
        GRAPH("Components and how they overlap", 0),
        SAMPLE("Generated cells beside real ones", 0),
        UNCERTAINTY("How unsure the model is of each cell", 0);

        private final String label;
        private final int markers;

        Kind(String label, int markers) {
            this.label = label;
            this.markers = markers;
        }

        @Override
        public String label() {
            return label;
        }

        /** So many markers suit it. */
        public int markers() {
            return markers;
        }
    }
}
