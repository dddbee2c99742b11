package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every measurement against a peer, one after the other. */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        description = {
            "Runs 'bench train' with each model, 'bench umap' and 'bench data' in turn, each with its usual options, and puts each"
                    + " table into its place in a document as soon as it is there.",
            "It takes hours, and is worth something only on a machine that does nothing else. The maps of the window need a"
                    + " display: 'bench scatter'."
        })
final class BenchAllCommand implements Callable<Integer> {

    private static final List<String> FEW_EPOCHS = List.of("--epochs", "2", "--threads", "1");
    private static final List<String> FEW_POINTS = List.of("--cells", "1000");

    @Parameters(paramLabel = "DATA", arity = "1..*", description = ".h5ad files with counts in X.")
    private final List<Path> data = new ArrayList<>();

    @Option(
            names = "--quick",
            description = "Few epochs, one thread and few points: whether everything works, not how fast it is.")
    private boolean quick;

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Arrays.stream(SpeedModel.values()).map(SpeedModel::place).forEach(options::require);
        options.require(BenchUmapCommand.PLACE);
        options.require(BenchDataCommand.PLACE);
        for (List<String> each : measurements()) {
            var out = spec.commandLine().getOut();
            out.printf("%n%s%n%n", String.join(" ", each));
            out.flush();
            String[] command =
                    Stream.concat(each.stream(), options.arguments().stream()).toArray(String[]::new);
            int code = spec.parent().commandLine().execute(command);
            if (code != ExitCodes.DONE) {
                return code;
            }
        }
        return ExitCodes.DONE;
    }

    private List<List<String>> measurements() {
        var files = data.stream().map(Path::toString).toList();
        var all = new ArrayList<List<String>>();
        for (SpeedModel model : SpeedModel.values()) {
            all.add(joined(
                    List.of("train", "--model", model.name().toLowerCase(Locale.ROOT)),
                    quick ? FEW_EPOCHS : List.of(),
                    files));
        }
        all.add(joined(List.of("umap"), quick ? FEW_POINTS : List.of()));
        all.add(joined(List.of("data"), files));
        return all;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
