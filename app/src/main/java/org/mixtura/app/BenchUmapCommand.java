package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.Umap;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ScratchFolder;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times maps of points against umap-learn. */
@Command(
        name = "umap",
        mixinStandardHelpOptions = true,
        description = {
            "Lays out made-up points of 20 overlapping groups in 20 dimensions, and has umap-learn lay out the same points in turn,"
                    + " with equal neighbours, epochs and least distance, and prints a table of medians.",
            "Purity is the share of the 15 nearest neighbours on the map that are of a point's own group. The peer needs Python"
                    + " with umap-learn (Debian: umap-learn); without it only our maps are measured."
        })
final class BenchUmapCommand implements Callable<Integer> {

    static final String PLACE = "umap";

    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;
    private static final int WARM = 5000;
    private static final double NANOS = 1e9;

    private static final List<String> HEADER =
            List.of("Points", "Epochs", "Seconds", "umap-learn", "Ratio", "MiB", "umap-learn", "Purity", "umap-learn");

    @Option(
            names = "--cells",
            paramLabel = "N",
            split = ",",
            description = "How many points, several separated by commas. Default: 10000,50000.")
    private List<Integer> cells = List.of(10_000, 50_000);

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (int count : cells) {
            if (count < FEWEST || count > MOST) {
                throw new ConfigProblem(
                        "A map of %,d points is not measured.".formatted(count),
                        "--cells takes numbers from %,d to %,d.".formatted(FEWEST, MOST),
                        "For example --cells 10000,50000.");
            }
        }
        options.require(PLACE);
        var err = spec.commandLine().getErr();
        var control = new RunControl();
        var lines = new ArrayList<List<String>>();
        try (var scratch = ScratchFolder.make("bench");
                var _ = Interrupts.keepingNothing(control, err)) {
            var peer = options.find(Peer.UMAP, scratch.folder(), err);
            // What the JVM compiles is not counted, and neither is what numba does.
            Umap.withSeed(0).fit(PointCloud.of(WARM, 0).points(), control::isRequested);
            for (int count : cells) {
                if (!control.isRequested()) {
                    lines.add(line(PointCloud.of(count, 0), peer, scratch.folder(), control));
                }
            }
        }
        if (control.isRequested()) {
            return ExitCodes.CANCELLED;
        }
        options.tell(HEADER, lines, PLACE, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    private List<String> line(PointCloud cloud, Optional<PeerScript> peer, Path scratch, RunControl control) {
        int count = cloud.points().rows();
        var rounds = SpeedRounds.inTurn(
                options.rounds(),
                () -> own(cloud, control),
                peer.map(script -> () -> peers(cloud, script, scratch)),
                control);
        var line =
                new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", count), String.valueOf(Umap.epochs(count))));
        line.addAll(rounds.cells());
        line.addAll(rounds.both("%.4f", SpeedRounds.Took::result));
        return line;
    }

    private static SpeedRounds.Took own(PointCloud cloud, RunControl control) {
        PeakMemory.forget();
        long begun = System.nanoTime();
        var map = Umap.withSeed(0).fit(cloud.points(), control::isRequested);
        double seconds = (System.nanoTime() - begun) / NANOS;
        double memory = PeakMemory.mebibytes();
        return new SpeedRounds.Took(seconds, memory, map.map(cloud::purity).orElse(Double.NaN));
    }

    private static SpeedRounds.Took peers(PointCloud cloud, PeerScript script, Path scratch) {
        var umap = Umap.withSeed(0);
        var points = new NumberFile(scratch.resolve("points.f32"));
        var map = new NumberFile(scratch.resolve("map.f32"));
        points.write(cloud.points().values());
        var took = script.run(
                List.of(
                        points.file().toString(),
                        String.valueOf(cloud.points().columns()),
                        map.file().toString(),
                        "--neighbours",
                        String.valueOf(umap.neighbours()),
                        "--min-dist",
                        String.valueOf(umap.minDist()),
                        "--epochs",
                        String.valueOf(Umap.epochs(cloud.points().rows()))),
                0);
        var laidOut = new FloatMatrix(cloud.points().rows(), 2, map.floats());
        return new SpeedRounds.Took(took.seconds(), took.memory(), cloud.purity(laidOut));
    }
}
