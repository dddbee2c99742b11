package org.mixtura.core.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.Verification;
import org.mixtura.core.Verification.Verdict;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.ScratchFolder;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.RunControl;

/** Makes a run again in a folder that is deleted afterwards, and compares. */
final class RunVerifier {

    private static final List<String> COMPARED =
            List.of("metrics.csv", "weights.safetensors", "latent.npy", "umap.npy", "genes.csv");

    private static final String CELLS = "cells.csv";

    private final RunReader reader;

    RunVerifier(RunReader reader) {
        this.reader = reader;
    }

    /** Trains the run again into a folder; empty when that was given up. */
    interface Training {

        Optional<StoredRun> into(Path folder);
    }

    /** @param control of the training, which is discarded when the program ends before it */
    Optional<Verification> verify(StoredRun run, Training training, RunControl control) {
        if (run.status().state() == RunStatus.State.STOPPED) {
            throw new ConfigProblem(
                    "The run '%s' was stopped by hand.".formatted(run.folder()),
                    "Where it ended is not part of its configuration, so it cannot be repeated.",
                    "Verify a run that has trained to its end.");
        }
        RunData.requireUnchanged(run.spec().data(), run.fingerprint());
        // In this order: the folder is cleared before the program may end.
        try (var _ = EndsWithProgram.of(control);
                var scratch = ScratchFolder.make("verify")) {
            return training.into(scratch.folder().resolve("run")).map(again -> compared(run, again));
        } catch (WorkerLost lost) {
            throw new WorkerLost(
                    "The process that repeated '%s' is gone."
                            .formatted(run.folder().getFileName()),
                    lost.why(),
                    "Nothing was compared. Verify it again, with fewer other programs open if memory is short.");
        }
    }

    private Verification compared(StoredRun run, StoredRun again) {
        var differing = new ArrayList<String>();
        for (String file : COMPARED) {
            if (!same(run.folder().resolve(file), again.folder().resolve(file))) {
                differing.add(file);
            }
        }
        if (!sameCells(run, again)) {
            differing.add(CELLS);
        }
        double then = run.status().validation().getOrDefault("loss", Double.NaN);
        double now = again.status().validation().getOrDefault("loss", Double.NaN);
        boolean sameCells = run.cells().barcodes().equals(again.cells().barcodes());
        double agreement = sameCells
                ? ClusterScores.of(run.clusters().codes(), again.clusters().codes())
                        .ari()
                : Double.NaN;
        return new Verification(
                verdict(differing, then, now, agreement),
                differing,
                then,
                now,
                agreement,
                reader.environment(run.folder()),
                reader.environment(again.folder()));
    }

    /** In all columns of the run; the data may have got more since, as those of a run that came back with its export. */
    private static boolean sameCells(StoredRun run, StoredRun again) {
        return run.cells().barcodes().equals(again.cells().barcodes())
                && RunLayers.of(run.folder()).off(run).cells().columns().stream()
                        .allMatch(column -> again.cells()
                                .column(column.name())
                                .filter(other -> IntStream.range(0, column.size())
                                        .allMatch(cell -> column.text(cell).equals(other.text(cell))))
                                .isPresent());
    }

    private static Verdict verdict(List<String> differing, double then, double now, double agreement) {
        if (differing.isEmpty()) {
            return Verdict.IDENTICAL;
        }
        boolean near = Math.abs(now - then) <= Verification.LOSS_TOLERANCE * Math.abs(then);
        return near && agreement >= Verification.AGREEMENT ? Verdict.EQUIVALENT : Verdict.DIFFERENT;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "'%s' and its repetition cannot be compared.".formatted(one),
                    SystemReason.of(unreadable),
                    "Check that the run is complete and may be read.",
                    unreadable);
        }
    }
}
