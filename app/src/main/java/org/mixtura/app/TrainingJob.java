package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.schema.Explained;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** Trains in the foreground: progress lines, Ctrl-C, and the result as text or JSON. */
final class TrainingJob {

    private final Workbench workbench;
    private final PrintWriter out;
    private final PrintWriter err;

    TrainingJob(Workbench workbench, PrintWriter out, PrintWriter err) {
        this.workbench = workbench;
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code. With {@code json} the progress goes to the error stream. */
    int run(RunSpec spec, Path folder, boolean json) {
        Path target = folder.toAbsolutePath().normalize();
        return run(target, (progress, control) -> workbench.train(spec, target, progress, control), json);
    }

    /** As {@link #run}, going on with a run. */
    int resume(Path folder, boolean json) {
        Path target = folder.toAbsolutePath().normalize();
        return run(target, (progress, control) -> workbench.resume(target, progress, control), json);
    }

    /** As {@link #run}, in this process instead of one of its own. */
    int runHere(RunSpec spec, Path folder, boolean json) {
        Path target = folder.toAbsolutePath().normalize();
        workbench.prepare(spec, target);
        return run(target, (progress, control) -> workbench.work(target, true, progress, control), json);
    }

    /** As {@link #resume}, in this process instead of one of its own. */
    int resumeHere(Path folder, boolean json) {
        Path target = folder.toAbsolutePath().normalize();
        // Throws for a folder that holds no run, before anything is written there.
        var _ = workbench.phase(target);
        return run(target, (progress, control) -> workbench.work(target, true, progress, control), json);
    }

    /** Watches a run that trains already. */
    int follow(Path folder, boolean json) {
        Path target = folder.toAbsolutePath().normalize();
        return run(target, (progress, control) -> workbench.follow(target, progress, control), json);
    }

    private interface Training {

        Optional<StoredRun> run(TrainListener listener, RunControl control);
    }

    private int run(Path target, Training training, boolean json) {
        var control = new RunControl();
        try (var _ = Interrupts.handledBy(control, err)) {
            var progress = new Progress(json ? err : out);
            var result = training.run(progress, control);
            if (result.isEmpty()) {
                err.println(
                        Files.exists(target)
                                ? "mixtura: Given up. What was trained before is in '%s'; 'mixtura resume' goes on with it."
                                        .formatted(target)
                                : "mixtura: Nothing was kept: the run was discarded, or stopped before an epoch was done.");
                return ExitCodes.CANCELLED;
            }
            StoredRun run = result.get();
            if (json) {
                out.println(json(run));
            } else {
                summary(run);
            }
            if (run.status().state() != RunStatus.State.STOPPED) {
                if (control.request() == RunControl.Request.DISCARD) {
                    err.println("mixtura: The wish to discard came too late: the run has its new results.");
                }
                return ExitCodes.DONE;
            }
            err.println("mixtura: Stopped; 'mixtura resume %s' goes on.".formatted(target));
            return ExitCodes.CANCELLED;
        }
    }

    private void summary(StoredRun run) {
        if (run.spec().config() instanceof Explained settings) {
            out.println(settings.explanation());
        }
        out.printf(
                "validation loss %.2f a cell%s%n",
                run.status().validation().getOrDefault("loss", Double.NaN),
                !run.status().scores().containsKey("ari")
                        ? ""
                        : ", ARI %.3f, NMI %.3f (k-means on the latent space)"
                                .formatted(
                                        run.status().scores().getOrDefault("ari", Double.NaN),
                                        run.status().scores().getOrDefault("nmi", Double.NaN)));
        var scores = run.status().scores();
        if (scores.containsKey("components_used")) {
            out.printf(
                    "Components used: %.0f%s%n",
                    scores.get("components_used"),
                    scores.containsKey("component_ari")
                            ? ", ARI %.3f, NMI %.3f (the model's own components), ARI of held-out cells %.3f"
                                    .formatted(
                                            scores.get("component_ari"),
                                            scores.getOrDefault("component_nmi", Double.NaN),
                                            scores.getOrDefault("component_ari_held_out", Double.NaN))
                            : "");
        }
        Path figures = run.folder().resolve("figures");
        if (Files.isDirectory(figures)) {
            out.printf("figures: %s%n", figures);
        }
    }

    static ObjectNode json(StoredRun run) {
        var status = run.status();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("run", run.folder().toString())
                .put("model", run.spec().model())
                .put("cells", run.cells().size())
                .put("genes", run.genes().size())
                .put("epochs", status.epochs())
                .put("seconds", status.seconds())
                .put("secondsPerEpoch", status.secondsPerEpoch())
                .put("device", status.device());
        put(json.putObject("train"), status.train());
        put(json.putObject("validation"), status.validation());
        put(json, status.scores());
        return json;
    }

    private static void put(ObjectNode node, Map<String, Double> values) {
        values.forEach(node::put);
    }
}
