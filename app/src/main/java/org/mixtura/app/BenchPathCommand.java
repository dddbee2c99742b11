package org.mixtura.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunDecoder;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries how long the genes along a path take while its end is dragged over the map. */
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        description =
                "Moves the end of a path from cell to cell of the map, decodes it and draws its genes each time, as the window"
                        + " does while a point is dragged, and prints how long a move takes.")
final class BenchPathCommand implements Callable<Integer> {

    private static final int WARM = 100;
    /** As wide as beside the maps of a small window. */
    private static final int PIXELS = 420;

    private static final double MM = 100;
    private static final double NANOS_PER_MS = 1e6;

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A finished run of a model of counts.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--genes", paramLabel = "N", description = "So many genes. Default: ${DEFAULT-VALUE}.")
    private int genes = 200;

    @Option(names = "--points", paramLabel = "N", description = "So many steps. Default: ${DEFAULT-VALUE}.")
    private int points = PathRequest.POINTS;

    @Option(names = "--moves", paramLabel = "N", description = "So many moves. Default: ${DEFAULT-VALUE}.")
    private int moves = 300;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchPathCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (moves < 1 || genes < 1 || points < 2) {
            throw new ConfigProblem(
                    "%d moves of %d genes along %d steps cannot be measured.".formatted(moves, genes, points),
                    "At least one move of one gene along two steps can.",
                    "Correct --moves, --genes or --points.");
        }
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        try (var decoder = workbench.outputs(stored).decoder()) {
            var followed = decoder.genes(request(stored, 0), Watcher.patient());
            double[] decoding = new double[moves];
            double[] drawing = new double[moves];
            for (int move = -WARM; move < moves; move++) {
                measure(stored, decoder, followed, move, decoding, drawing);
            }
            print(decoding, drawing);
        }
        return ExitCodes.DONE;
    }

    private void measure(
            StoredRun stored, RunDecoder decoder, PathGenes followed, int move, double[] decoding, double[] drawing) {
        var request = request(stored, move + WARM);
        long start = System.nanoTime();
        var report = decoder.follow(request, followed);
        long decoded = System.nanoTime();
        var figure = PathFigure.of(report, PathLook.OF_PATHS);
        double height = FigureWriter.heightMm(figure, MM);
        int[] pixels = new int[PIXELS * FigureWriter.previewHeight(MM, height, PIXELS)];
        new FigureWriter().preview(figure, MM, height, PIXELS, pixels);
        if (move >= 0) {
            decoding[move] = (decoded - start) / NANOS_PER_MS;
            drawing[move] = (System.nanoTime() - decoded) / NANOS_PER_MS;
        }
    }

    /** From the first cell to the place on the map where another one is. */
    private PathRequest request(StoredRun stored, int move) {
        var barcodes = stored.cells().barcodes();
        int cell = 1 + move % (barcodes.size() - 1);
        Path base = Path.of("").toAbsolutePath();
        var end = String.format(
                Locale.ROOT,
                "umap:%f,%f",
                stored.umap().at(cell, 0),
                stored.umap().at(cell, 1));
        return new PathRequest(
                List.of(PathPoint.parse("cell:" + barcodes.getFirst(), base), PathPoint.parse(end, base)),
                OptionalInt.empty(),
                stored.genes().symbols().stream().distinct().limit(genes).toList(),
                Optional.empty(),
                0,
                0,
                0,
                points);
    }

    private void print(double[] decoding, double[] drawing) {
        double[] both = new double[moves];
        Arrays.setAll(both, move -> decoding[move] + drawing[move]);
        var out = spec.commandLine().getOut();
        out.printf("%d genes, %d steps, %d moves; milliseconds%n", genes, points, moves);
        out.printf("%-10s %8s %8s %8s%n", "", "median", "95 %", "longest");
        line("decoding", decoding);
        line("drawing", drawing);
        line("together", both);
        out.flush();
    }

    private void line(String name, double[] times) {
        double[] sorted = Arrays.stream(times).sorted().toArray();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%-10s %8.1f %8.1f %8.1f%n",
                        name,
                        sorted[sorted.length / 2],
                        sorted[(int) (0.95 * (sorted.length - 1))],
                        sorted[sorted.length - 1]);
    }
}
