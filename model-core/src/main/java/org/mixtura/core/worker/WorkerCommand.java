package org.mixtura.core.worker;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/**
 * How to start a process that trains one run: a command to which the run folder is added.
 *
 * @param words program and arguments
 */
public record WorkerCommand(List<String> words) {

    /** The module of hand-written loops. Java prints a warning at each start with it, so only processes that train have it. */
    private static final String VECTORS = "jdk.incubator.vector";

    private static final String ADD_VECTORS = "--add-modules=" + VECTORS;

    private static final int ANSWER_SECONDS = 120;

    private static final String NOTHING = File.separatorChar == '\\' ? "NUL" : "/dev/null";

    public WorkerCommand {
        words = List.copyOf(words);
    }

    /** A process with the Java, the class path and the options of this one. */
    public static WorkerCommand likeThisProcess(String mainClass, String... arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Debuggers and coverage belong to this process.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                // An option that adds other modules, too, stays: Java takes a module that is named twice.
                .filter(option -> !option.equals(ADD_VECTORS))
                .forEach(words::add);
        if (ModuleFinder.ofSystem().find(VECTORS).isPresent()) {
            words.add(ADD_VECTORS);
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        words.addAll(List.of(arguments));
        return new WorkerCommand(words);
    }

    /** Whether a process that trains would be other than this one, because it has the module of hand-written loops. */
    public static boolean differsFromThisProcess() {
        return ModuleFinder.ofSystem().find(VECTORS).isPresent()
                && ModuleLayer.boot().findModule(VECTORS).isEmpty();
    }

    /**
     * What such a process answers to other arguments than a run folder.
     *
     * @return its last line; empty when it did not end well
     */
    public Optional<String> answer(String... arguments) {
        var command = new ArrayList<>(words);
        command.addAll(List.of(arguments));
        try {
            var process = builder(command).redirectError(Redirect.DISCARD).start();
            // A driver may hang; the answer is a few lines, which its pipe holds.
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? output.lines().reduce((_, last) -> last) : Optional.empty();
        } catch (IOException noProcess) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Starts the process. It does not end with this one, nor by a signal to the group of this one where that can be. */
    ProcessHandle start(WorkerFolder folder) {
        var command = new ArrayList<>(SearchPath.ofSystem().ownSession(words.getFirst()));
        command.addAll(words);
        command.add(folder.run().toString());
        try {
            var process = builder(command)
                    .redirectOutput(folder.output().toFile())
                    .redirectErrorStream(true)
                    .start()
                    .toHandle();
            folder.writeProcess(process);
            return process;
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The process that trains could not be started.",
                    SystemReason.of(failure),
                    "Check that there is memory and room for files left, and try again.",
                    failure);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectInput(Redirect.from(new File(NOTHING)));
        // Without it native threads spin while they wait and slow each other down on busy cores.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return builder;
    }
}
