package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.ScratchFolder;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Times training against a plain PyTorch loop of the same model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a model and a plain PyTorch loop of it in turn, on the same cells and genes with the same settings and as many"
                    + " threads, and prints a table of medians.",
            "Our seconds are all that pass between two epochs (steps, held-out cells, snapshots, checkpoint), the peer's those"
                    + " of its training steps, of scDGD also those of the codes of held-out cells. The loss is that of the"
                    + " training cells in the last epoch. The peer needs Python with torch and anndata; without it only our"
                    + " times are printed."
        })
final class BenchTrainCommand implements Callable<Integer> {

    /** Epochs at the beginning of a process that are not counted: loops are compiled then. */
    private static final int WARM = 4;

    private static final List<String> HEADER = List.of(
            "Data", "Likelihood", "Threads", "Seconds per epoch", "Peer", "Ratio", "MiB", "Peer", "Loss", "Peer");

    private final Workbench workbench;

    @Parameters(paramLabel = "DATA", arity = "1..*", description = ".h5ad files with counts in X; all genes are used.")
    private final List<Path> data = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "scvi|dgd|gmvae|mixvae",
            description =
                    "scVI or scDGD with the paper's settings, GMVAE with 10 components or cpl-mixVAE with 2 arms and 10"
                            + " categories with the recommended network. Default: scvi.")
    private SpeedModel model = SpeedModel.SCVI;

    @Option(
            names = "--likelihood",
            split = ",",
            paramLabel = "nb|zinb",
            description =
                    "Likelihoods of the counts; zinb with scVI only. Default: all that the model is measured with.")
    private List<String> likelihoods = List.of();

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "Threads. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = List.of(1, 2);

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs that are counted, after " + WARM + " to warm up. Default: ${DEFAULT-VALUE}.")
    // Fewer steps would be computed by the engine alone, as in other short runs.
    private int epochs = 25;

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchTrainCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (epochs < 2) {
            throw new ConfigProblem(
                    "%d epochs cannot be measured.".formatted(epochs), "At least two can.", "Correct --epochs.");
        }
        var cases = cases();
        options.require(model.place());
        var err = spec.commandLine().getErr();
        var control = new RunControl();
        var lines = new ArrayList<List<String>>();
        try (var scratch = ScratchFolder.make("bench");
                var _ = Interrupts.keepingNothing(control, err)) {
            var peer = options.find(model.peer(), scratch.folder(), err);
            for (Case each : cases) {
                if (!control.isRequested()) {
                    lines.add(line(each, peer, scratch.folder(), control));
                }
            }
        }
        if (control.isRequested()) {
            return ExitCodes.CANCELLED;
        }
        options.tell(HEADER, lines, model.place(), spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    /** What is measured in one line of the table. */
    private record Case(String likelihood, RunSpec run) {}

    private List<Case> cases() {
        var measured = model.likelihoods(likelihoods);
        return data.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .flatMap(file ->
                        cases(file, workbench.inspect(file, ReadOptions.DETECT).genes(), measured))
                .toList();
    }

    private Stream<Case> cases(Path file, int genes, List<String> measured) {
        return measured.stream().flatMap(likelihood -> threads.stream()
                .map(count -> new Case(likelihood, run(file, genes, likelihood, count))));
    }

    private RunSpec run(Path file, int genes, String likelihood, int count) {
        return workbench.resolve(new RunRequest(
                model.family(),
                file,
                ReadOptions.DETECT,
                Optional.empty(),
                Optional.empty(),
                model.preset(),
                model.settings(likelihood, genes, WARM + epochs),
                0,
                "cpu",
                count));
    }

    private List<String> line(Case each, Optional<PeerScript> peer, Path scratch, RunControl control) {
        var rounds = SpeedRounds.inTurn(
                options.rounds(),
                () -> train(each, scratch.resolve("run-" + UUID.randomUUID()), control),
                peer.map(script -> () -> script.run(arguments(each), WARM)),
                control);
        var line = new ArrayList<>(List.of(
                String.valueOf(each.run().data().getFileName()),
                each.likelihood().toUpperCase(Locale.ROOT),
                String.valueOf(each.run().threads())));
        if (!control.isRequested()) {
            line.addAll(rounds.cells());
            line.addAll(rounds.both("%.1f", SpeedRounds.Took::result));
            var err = spec.commandLine().getErr();
            err.println(String.join("  ", line));
            err.flush();
        }
        return line;
    }

    private List<String> arguments(Case each) {
        return List.of(
                each.run().data().toString(),
                "--likelihood",
                each.likelihood(),
                "--epochs",
                String.valueOf(WARM + epochs),
                "--threads",
                String.valueOf(each.run().threads()));
    }

    private SpeedRounds.Took train(Case each, Path folder, RunControl control) {
        var pace = new EpochPace();
        workbench.train(each.run(), folder, pace, control);
        return pace.took(WARM);
    }

    /** When epochs ended, as this process hears of it, how much memory training took, and the last loss. */
    private static final class EpochPace implements TrainListener {

        private static final double NANOS = 1e9;
        private static final double MEBI = 1 << 20;

        private final List<Long> ends = new ArrayList<>();
        private long memory;
        private double loss = Double.NaN;

        @Override
        public void on(TrainEvent event) {
            if (event instanceof TrainEvent.EpochDone done) {
                ends.add(System.nanoTime());
                memory = Math.max(memory, done.usage().memory());
                loss = done.train().getOrDefault("loss", Double.NaN);
            }
        }

        /** @param warm epochs at the beginning that are not counted */
        SpeedRounds.Took took(int warm) {
            int counted = ends.size() - warm;
            double seconds = counted < 1 ? Double.NaN : (ends.getLast() - ends.get(warm - 1)) / NANOS / counted;
            return new SpeedRounds.Took(seconds, memory / MEBI, loss);
        }
    }
}
