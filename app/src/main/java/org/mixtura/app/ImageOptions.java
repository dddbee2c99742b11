package org.mixtura.app;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.ImageFigureRequest;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Option;

/** What is asked of a figure of a run on images. */
final class ImageOptions {

    private static final int FEWEST = 2;
    private static final int MOST = 100;

    @Option(
            names = "--arm",
            paramLabel = "N",
            description = "traversal-grid, states, alike: the arm. Default: 1; of states all arms, below each other.")
    private @Nullable Integer arm;

    @Option(
            names = "--state",
            paramLabel = "N",
            description = "traversal-grid, states, alike: the dimension of the state. Default: ${DEFAULT-VALUE}.")
    private int state = 1;

    /** @param usual where none is named */
    int arm(int usual) {
        if (arm != null && arm < 1) {
            throw new ConfigProblem(
                    "There is no arm %d.".formatted(arm),
                    "Arms are counted from 1.",
                    "Correct --arm, or leave it out.");
        }
        return arm == null ? usual : arm;
    }

    int state() {
        return state;
    }

    ImageFigureRequest request(ImageFigureRequest.Kind kind, @Nullable Integer columns) {
        int beside = columns == null ? ImageFigureRequest.USUAL_COLUMNS : columns;
        if (beside < FEWEST || beside > MOST) {
            throw new ConfigProblem(
                    "A row cannot have %d images.".formatted(beside),
                    "It has from %d to %d.".formatted(FEWEST, MOST),
                    "Correct --columns.");
        }
        return new ImageFigureRequest(kind, arm(1), state, beside);
    }
}
