package org.mixtura.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.CurveChoice;
import picocli.CommandLine.Option;

/** What is asked of the curves of a run. */
final class CurveOptions {

    @Option(
            names = "--curves",
            split = ",",
            paramLabel = "CURVE",
            description = "loss: these only, separated by commas, as 'loss validation,ARI'. Default: all.")
    private List<String> curves = new ArrayList<>();

    @Option(names = "--log", description = "loss: logarithmic vertical axes.")
    private boolean logarithmic;

    Optional<CurveChoice> choice() {
        return curves.isEmpty() && !logarithmic ? Optional.empty() : Optional.of(new CurveChoice(curves, logarithmic));
    }
}
