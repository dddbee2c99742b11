package org.mixtura.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.sweep.SweepPlan;
import picocli.CommandLine.Option;

/** The options that say what to train; {@code demo} and {@code train} share them. */
final class RunOptions {

    @Option(names = "--model", paramLabel = "ID", description = "The model, see 'mixtura models'. Default: scvi.")
    private @Nullable String model;

    @Option(
            names = "--preset",
            paramLabel = "paper|recommended|quick",
            description = "Where settings start from. Default: recommended.")
    private @Nullable Preset preset;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, for example latentDim=20 or prep.variableGenes=2000. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--epochs", paramLabel = "N", description = "Short for --set train.epochs=N.")
    private @Nullable Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "Root of all random numbers. Default: 0.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the training core. Default: all cores.")
    private @Nullable Integer threads;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda:0|mps",
            description =
                    "Where to train; cpu:torch: without hand-written loops, cpu:loops: always with them. Default: auto.")
    private @Nullable String device;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    boolean json;

    /** The request for a data set that is named on the command line. */
    RunRequest request(Path data, ReadOptions reading, Optional<ColumnRef> labels, Optional<ColumnRef> batch) {
        return new RunRequest(
                Optional.ofNullable(model).orElse("scvi"),
                data.toAbsolutePath().normalize(),
                reading,
                labels,
                batch,
                Optional.ofNullable(preset).orElse(Preset.RECOMMENDED),
                overrides(),
                Optional.ofNullable(seed).orElse(0L),
                Optional.ofNullable(device).orElse("auto"),
                threads(0));
    }

    /** The request for the data set of other options. */
    RunRequest request(DataOptions data) {
        return request(data.data(), data.reading(), data.labels(), data.batch());
    }

    /** Whether a model was named. */
    boolean namesModel() {
        return model != null;
    }

    /** Whether none of these options was given. */
    boolean isEmpty() {
        return model == null
                && preset == null
                && settings.isEmpty()
                && epochs == null
                && seed == null
                && threads == null
                && device == null;
    }

    /**
     * The plan of a sweep: settings with several values vary, the others are common to all runs.
     *
     * @param usualThreads threads of each run unless they are given
     */
    SweepPlan sweep(DataOptions data, int seeds, int usualThreads) {
        var varied = overrides().stream().filter(s -> s.contains(",")).toList();
        var axes = varied.stream().map(SweepPlan.Axis::parse).toList();
        var base = request(data);
        var common = new RunRequest(
                base.model(),
                base.data(),
                base.reading(),
                base.labels(),
                base.batch(),
                base.preset(),
                base.overrides().stream().filter(s -> !varied.contains(s)).toList(),
                base.seed(),
                base.device(),
                base.threads() > 0 ? base.threads() : usualThreads);
        return new SweepPlan(common, axes, seeds);
    }

    /** A configuration file, changed by whatever else is on the command line. */
    RunSpec fromFile(Workbench workbench, Path file) {
        if (preset != null || model != null) {
            throw new ConfigProblem(
                    "--config does not go with --model or --preset.",
                    "The file already says which model, with every setting.",
                    "Leave them out, or change single settings with --set.");
        }
        var spec = workbench.readSpec(json(file), file.toAbsolutePath().resolveSibling(""));
        return workbench.override(
                spec,
                overrides(),
                Optional.ofNullable(seed).orElse(spec.seed()),
                Optional.ofNullable(device).orElse(spec.device()),
                threads(spec.threads()));
    }

    /** As typed, or 0 for the usual number. */
    private int threads(int otherwise) {
        if (threads != null && threads < 1) {
            throw new ConfigProblem(
                    "%d threads cannot train.".formatted(threads),
                    "A run needs at least one.",
                    "Give --threads 1 or more, or leave it out to use all cores.");
        }
        return Optional.ofNullable(threads).orElse(otherwise);
    }

    private List<String> overrides() {
        var all = new ArrayList<>(settings);
        if (epochs != null) {
            all.add("train.epochs=" + epochs);
        }
        return all;
    }

    private static JsonNode json(Path file) {
        try {
            var node = new ObjectMapper().readTree(Files.readString(file));
            return node.has("spec") ? node.path("spec") : node;
        } catch (JsonProcessingException malformed) {
            throw new ConfigProblem(
                    "The configuration file '%s' is not JSON.".formatted(file),
                    "Line %d, column %d cannot be understood."
                            .formatted(
                                    malformed.getLocation().getLineNr(),
                                    malformed.getLocation().getColumnNr()),
                    "Correct it, or start from the file run.json of a finished run.");
        } catch (IOException unreadable) {
            throw new ConfigProblem(
                    "The configuration file '%s' cannot be read.".formatted(file),
                    "It does not exist or may not be opened.",
                    "Check the path given with --config.");
        }
    }
}
