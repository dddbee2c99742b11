package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.ScratchFolder;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import org.mixtura.resources.BundledResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times training of scVI against a plain PyTorch loop of the same model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains scVI with the paper's settings and a plain PyTorch loop of the same model in turn, on the same cells and"
                    + " genes with as many threads, and prints a table of medians.",
            "Our seconds are all that pass between two epochs (steps, held-out cells, snapshots, checkpoint), the peer's those"
                    + " of its training steps. The peer needs Python with torch and anndata; without it only our times are printed."
        })
final class BenchTrainCommand implements Callable<Integer> {

    /** Epochs at the beginning of a process that are not counted: loops are compiled then. */
    private static final int WARM = 4;

    private static final String PLACE = "speed";

    private static final List<String> HEADER =
            List.of("Data", "Likelihood", "Threads", "Seconds per epoch", "Peer", "Ratio", "MiB", "Peer");

    private final Workbench workbench;

    @Parameters(paramLabel = "DATA", arity = "1..*", description = ".h5ad files with counts in X; all genes are used.")
    private final List<Path> data = new ArrayList<>();

    @Option(
            names = "--likelihood",
            split = ",",
            paramLabel = "nb|zinb",
            description = "Likelihoods of the counts. Default: ${DEFAULT-VALUE}.")
    private List<String> likelihoods = List.of("nb", "zinb");

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "Threads. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--rounds", paramLabel = "N", description = "So often each is trained. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs that are counted, after " + WARM + " to warm up. Default: ${DEFAULT-VALUE}.")
    private int epochs = 8;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "The interpreter for the peer; 'none' measures without it. Default: ${DEFAULT-VALUE}.")
    private String python = "python3";

    @Option(
            names = "--write",
            paramLabel = "FILE.md",
            description = "Put the table into this document, between <!-- speed --> and <!-- /speed -->.")
    private @Nullable Path document;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchTrainCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (rounds < 1 || epochs < 2) {
            throw new ConfigProblem(
                    "%d rounds of %d epochs cannot be measured.".formatted(rounds, epochs),
                    "At least one round of two epochs can.",
                    "Correct --rounds or --epochs.");
        }
        var written = Optional.ofNullable(document).map(MarkedDocument::new);
        written.ifPresent(file -> file.require(PLACE));
        var err = spec.commandLine().getErr();
        var control = new RunControl();
        var lines = new ArrayList<List<String>>();
        try (var scratch = ScratchFolder.make("bench");
                var _ = Interrupts.keepingNothing(control, err)) {
            var peer = PeerScript.find(python, BundledResource.PEER_SCVI, scratch.folder());
            if (peer.isEmpty()) {
                err.printf("Without a peer: %s has no torch and anndata.%n", python);
                err.flush();
            }
            for (Case each : cases()) {
                if (!control.isRequested()) {
                    lines.add(line(each, peer, scratch.folder(), control));
                }
            }
        }
        if (control.isRequested()) {
            return ExitCodes.CANCELLED;
        }
        String table = table(lines);
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        written.ifPresent(file -> file.put(PLACE, table));
        return ExitCodes.DONE;
    }

    /** What is measured in one line of the table. */
    private record Case(Path data, String likelihood, int threads) {}

    private List<Case> cases() {
        return data.stream()
                .flatMap(file -> likelihoods.stream()
                        .flatMap(likelihood -> threads.stream().map(count -> new Case(file, likelihood, count))))
                .toList();
    }

    private List<String> line(Case each, Optional<PeerScript> peer, Path scratch, RunControl control) {
        var ours = new ArrayList<SpeedRounds.Took>();
        var peers = new ArrayList<SpeedRounds.Took>();
        for (int round = 0; round < rounds && !control.isRequested(); round++) {
            ours.add(train(each, scratch.resolve("run-%d-%d".formatted(each.hashCode(), round)), control));
            if (peer.isPresent() && !control.isRequested()) {
                peers.add(peer.get().run(arguments(each), WARM));
            }
        }
        var line = new ArrayList<>(List.of(
                String.valueOf(each.data().getFileName()),
                each.likelihood().toUpperCase(Locale.ROOT),
                String.valueOf(each.threads())));
        if (!control.isRequested()) {
            line.addAll(new SpeedRounds(ours, peers).cells());
            var err = spec.commandLine().getErr();
            err.println(String.join("  ", line));
            err.flush();
        }
        return line;
    }

    private List<String> arguments(Case each) {
        return List.of(
                each.data().toAbsolutePath().toString(),
                "--likelihood",
                each.likelihood(),
                "--epochs",
                String.valueOf(WARM + epochs),
                "--threads",
                String.valueOf(each.threads()));
    }

    private SpeedRounds.Took train(Case each, Path folder, RunControl control) {
        Path file = each.data().toAbsolutePath().normalize();
        int genes = workbench.inspect(file, ReadOptions.DETECT).genes();
        var request = new RunRequest(
                "scvi",
                file,
                ReadOptions.DETECT,
                Optional.empty(),
                Optional.empty(),
                Preset.PAPER,
                List.of(
                        "prep.variableGenes=" + genes,
                        "likelihood=" + each.likelihood(),
                        "train.epochs=" + (WARM + epochs)),
                0,
                "cpu",
                each.threads());
        var pace = new EpochPace();
        workbench.train(workbench.resolve(request), folder, pace, control);
        return pace.took(WARM);
    }

    private static String table(List<List<String>> lines) {
        return Stream.concat(Stream.of(HEADER, HEADER.stream().map(_ -> "---").toList()), lines.stream())
                .map(BenchTrainCommand::markdown)
                .collect(Collectors.joining());
    }

    private static String markdown(List<String> cells) {
        return "| %s |\n".formatted(String.join(" | ", cells));
    }

    /** When epochs ended, as this process hears of it, and how much memory training took. */
    private static final class EpochPace implements TrainListener {

        private static final double NANOS = 1e9;
        private static final double MEBI = 1 << 20;

        private final List<Long> ends = new ArrayList<>();
        private long memory;

        @Override
        public void on(TrainEvent event) {
            if (event instanceof TrainEvent.EpochDone done) {
                ends.add(System.nanoTime());
                memory = Math.max(memory, done.usage().memory());
            }
        }

        /** @param warm epochs at the beginning that are not counted */
        SpeedRounds.Took took(int warm) {
            int counted = ends.size() - warm;
            double seconds = counted < 1 ? Double.NaN : (ends.getLast() - ends.get(warm - 1)) / NANOS / counted;
            return new SpeedRounds.Took(seconds, memory / MEBI);
        }
    }
}
