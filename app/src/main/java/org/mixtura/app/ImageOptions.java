package org.mixtura.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.RunImages;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.ImageGridFigure;
import org.mixtura.core.infer.Watcher;
import picocli.CommandLine.Option;

/** Figures of a run on images. */
final class ImageOptions {

    /** What can be drawn. */
    enum Kind {
        /** Images and what the model makes of them. */
        IMAGES,
        /** What the means of components decode to. */
        COMPONENT_IMAGES,
        /** Categories in rows, a state that rises to the right. */
        TRAVERSAL_GRID;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(names = "--arm", paramLabel = "N", description = "traversal-grid: the arm. Default: ${DEFAULT-VALUE}.")
    private int arm = 1;

    @Option(
            names = "--state",
            paramLabel = "N",
            description = "traversal-grid: the dimension of the state. Default: ${DEFAULT-VALUE}.")
    private int state = 1;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "images, component-images, traversal-grid: images in a row. Default: ${DEFAULT-VALUE}.")
    private int columns = 10;

    static List<String> words() {
        return Stream.of(Kind.values()).map(Kind::word).toList();
    }

    static Optional<Kind> named(String word) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.word().equalsIgnoreCase(word))
                .findFirst();
    }

    ImageGridFigure draw(Kind kind, RunImages images, Watcher watcher) {
        if (columns < 2 || columns > 100) {
            throw new ConfigProblem(
                    "A row cannot have %d images.".formatted(columns), "It has from 2 to 100.", "Correct --columns.");
        }
        return switch (kind) {
            case IMAGES -> new ImageGridFigure("", "", "", images.reconstructions(columns, watcher));
            case COMPONENT_IMAGES ->
                new ImageGridFigure("", "component", "", images.components(columns - 1, watcher));
            case TRAVERSAL_GRID ->
                new ImageGridFigure(
                        "",
                        "category",
                        "state %d, arm %d".formatted(state, arm),
                        images.traversal(arm, state, columns, watcher));
        };
    }
}
