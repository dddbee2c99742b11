package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.AlikeFigureRequest;
import picocli.CommandLine.Option;

/** The options of a figure that compares the states of several runs. */
final class AlikeOptions {

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "RUN",
            description = "alike: the other runs, separated by commas, for example with other seeds.")
    private List<Path> others = new ArrayList<>();

    @Option(
            names = "--category",
            paramLabel = "N",
            description = "alike: the category of RUN to draw. Default: the first that all have.")
    private @Nullable Integer category;

    AlikeFigureRequest request(List<String> genes, Optional<Path> sets, @Nullable Integer markers, int arm, int state) {
        return new AlikeFigureRequest(
                others.stream().map(run -> run.toAbsolutePath().normalize()).toList(),
                genes,
                sets,
                markers == null ? AlikeFigureRequest.MARKERS : markers,
                arm,
                state,
                category == null ? OptionalInt.empty() : OptionalInt.of(category));
    }
}
