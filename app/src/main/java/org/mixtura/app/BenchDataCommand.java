package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.run.ScratchFolder;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times how fast cells reach a model against scipy. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = {
            "Gathers minibatches of 128 random cells as training does, has scipy gather the same ones from a matrix in memory in"
                    + " turn, and prints a table of medians. Both must deliver the same counts.",
            "Counts that are too many for memory are read from files that are mapped; the table says which it was. They are"
                    + " gathered once before, so that the files are in the system's cache. The peer needs Python with anndata;"
                    + " without it only our times are printed."
        })
final class BenchDataCommand implements Callable<Integer> {

    static final String PLACE = "data";

    private static final int MINIBATCH = 128;
    private static final double SAME = 1e-9;

    private static final List<String> HEADER = List.of(
            "Data",
            "Cells",
            "Counts",
            "Cells per second",
            "scipy",
            "Seconds",
            "scipy",
            "Ratio of seconds",
            "MiB",
            "scipy");

    private final Workbench workbench;

    @Parameters(paramLabel = "DATA", arity = "1..*", description = ".h5ad files with counts in X.")
    private final List<Path> data = new ArrayList<>();

    @Option(names = "--rows", paramLabel = "N", description = "So many cells at most. Default: ${DEFAULT-VALUE}.")
    private int most = 200_000;

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchDataCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (most < 1) {
            throw new ConfigProblem("%d cells cannot be read.".formatted(most), "At least one can.", "Correct --rows.");
        }
        options.require(PLACE);
        var sources = data.stream().map(this::source).toList();
        var err = spec.commandLine().getErr();
        var control = new RunControl();
        var lines = new ArrayList<List<String>>();
        try (var scratch = ScratchFolder.make("bench");
                var _ = Interrupts.keepingNothing(control, err)) {
            var peer = options.find(Peer.READING, scratch.folder(), err);
            for (Source each : sources) {
                if (!control.isRequested()) {
                    lines.add(line(each, peer, scratch.folder(), control));
                }
            }
        }
        if (control.isRequested()) {
            return ExitCodes.CANCELLED;
        }
        options.tell(HEADER, lines, PLACE, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    /**
     * What is read: a file and so many cells of it, in random order.
     *
     * @param mapped whether its counts are too many for memory
     * @param total the sum of the counts of these cells
     */
    private record Source(Path file, int[] rows, boolean mapped, double total) {}

    private Source source(Path given) {
        Path file = given.toAbsolutePath().normalize();
        var found = workbench.inspect(file, ReadOptions.DETECT);
        int[] rows = Arrays.copyOf(Shuffle.of(found.cells(), 0), Math.min(found.cells(), most));
        return new Source(
                file,
                rows,
                found.fromDisk(),
                workbench.readingSpeed(file, rows, MINIBATCH).total());
    }

    private List<String> line(Source source, Optional<PeerScript> peer, Path scratch, RunControl control) {
        Path file = source.file();
        int[] rows = source.rows();
        var list = new NumberFile(scratch.resolve("rows.i32"));
        list.write(rows);
        var arguments = List.of(file.toString(), list.file().toString(), "--batch-size", String.valueOf(MINIBATCH));
        var rounds = SpeedRounds.inTurn(
                options.rounds(),
                () -> own(file, rows),
                peer.map(script -> () -> same(script.run(arguments, 0), source.total())),
                control);
        var line = new ArrayList<>(List.of(
                String.valueOf(file.getFileName()),
                String.format(Locale.ROOT, "%,d", rows.length),
                source.mapped() ? "mapped" : "in memory"));
        line.addAll(rounds.both("%,.0f", took -> rows.length / took.seconds()));
        line.addAll(rounds.cells());
        return line;
    }

    private SpeedRounds.Took own(Path file, int[] rows) {
        PeakMemory.forget();
        var speed = workbench.readingSpeed(file, rows, MINIBATCH);
        return new SpeedRounds.Took(speed.seconds(), PeakMemory.mebibytes(), speed.total());
    }

    private static SpeedRounds.Took same(SpeedRounds.Took peers, double ours) {
        if (!(Math.abs(peers.result() - ours) <= SAME * Math.abs(ours))) {
            throw new DataProblem(
                    "The two programs read different counts.",
                    "Ours add up to %s, those that scipy delivers to %s.".formatted(ours, peers.result()),
                    "Give an .h5ad file whose raw counts lie in X.");
        }
        return peers;
    }
}
