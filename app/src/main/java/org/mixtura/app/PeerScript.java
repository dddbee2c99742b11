package org.mixtura.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.mixtura.core.error.ConfigProblem;

/** A bundled script in Python that does the same work as we, in a process of its own. */
final class PeerScript {

    /** Instead of an interpreter: no peer is wanted. */
    static final String NONE = "none";

    private final String python;
    private final Path script;

    private PeerScript(String python, Path script) {
        this.python = python;
        this.script = script;
    }

    /**
     * The script, where the interpreter is there and has what it imports.
     *
     * @param folder where the script is put
     */
    static Optional<PeerScript> find(String python, Peer peer, Path folder) {
        try {
            boolean works = !python.equals(NONE)
                    && new ProcessBuilder(python, "-c", "import " + String.join(", ", peer.modules()))
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
            return works ? Optional.of(new PeerScript(python, copied(peer, folder))) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Path copied(Peer peer, Path folder) throws IOException {
        for (var file : peer.files()) {
            file.copyInto(folder);
        }
        return folder.resolve(peer.files().getFirst().fileName());
    }

    /**
     * Runs the script to its end.
     *
     * @param warm of the times that it tells, so many at the beginning are not counted
     * @throws ConfigProblem when it fails
     */
    SpeedRounds.Took run(List<String> arguments, int warm) {
        var command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // As for our own process: threads that spin while they wait would slow down everything else.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return took(new ObjectMapper().readTree(printed), warm);
            }
        } catch (IOException unreadable) {
            throw failed(command);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw failed(command);
    }

    private static ConfigProblem failed(List<String> command) {
        return new ConfigProblem(
                "The peer ended with an error.",
                "What it said stands above; it was called as '%s'.".formatted(String.join(" ", command)),
                "Give data that it can read (an .h5ad file with counts in X), or measure without it (--python none).");
    }

    private static SpeedRounds.Took took(JsonNode printed, int warm) {
        double seconds = StreamSupport.stream(printed.path("seconds").spliterator(), false)
                .skip(warm)
                .mapToDouble(JsonNode::asDouble)
                .average()
                .orElse(Double.NaN);
        return new SpeedRounds.Took(
                seconds,
                printed.path("memory").asDouble(Double.NaN),
                printed.path("result").asDouble(Double.NaN));
    }
}
