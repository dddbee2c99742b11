package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunSpec;

/** How long models train on this machine: each is tried once for data of a size, and the answer kept in a file. */
final class TrainingTimes {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Waiting and running threads, of which there is more than this for each processor on a machine that others use. */
    private static final double BUSY = 0.75;

    /** An answer is good for so many days: drivers and libraries change, too. */
    private static final int DAYS = 30;

    private final TrainingTrial trial;
    private final Path file;
    private final String version;
    private final BooleanSupplier busy;

    /**
     * @param file where answers are kept; may be deleted at any time
     * @param version of this program: another one may be faster
     * @param busy whether others use this machine: an answer holds while they do, and is not remembered
     */
    TrainingTimes(TrainingTrial trial, Path file, String version, BooleanSupplier busy) {
        this.trial = trial;
        this.file = file;
        this.version = version;
        this.busy = busy;
    }

    /** Whether this machine has more to do than its processors like. Some systems do not tell. */
    static boolean isBusy() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() > BUSY * system.getAvailableProcessors();
    }

    /**
     * The time of a run.
     *
     * @param data its data before genes are chosen
     */
    <C extends Record> TrainingTime of(ModelFamily<C> family, RunSpec spec, DataSummary data, Watcher watcher) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        int variable = spec.prep().variableGenes();
        int genes = variable == 0 ? data.genes() : Math.min(variable, data.genes());
        var seen = new DataSummary(
                data.cells(),
                genes,
                data.batches(),
                data.labelLevels(),
                data.counted(),
                data.images() && genes == data.genes());
        var where = new TrainingTrial.Place(spec.device(), spec.coreThreads());
        double heldOut = spec.prep().validationShare();
        String key = String.join(
                " ",
                version,
                spec.model(),
                config.toString(),
                seen.toString(),
                where.toString(),
                Double.toString(heldOut));
        return kept(key).orElseGet(() -> {
            boolean wasBusy = busy.getAsBoolean();
            var time = trial.of(family, config, heldOut, seen, where, wasBusy, watcher);
            if (!wasBusy) {
                keep(key, time);
            }
            return time;
        });
    }

    private synchronized Optional<TrainingTime> kept(String key) {
        JsonNode time = all().path(key);
        boolean isFresh = time.path("day").asLong() > LocalDate.now().toEpochDay() - DAYS;
        return isFresh && time.path("epoch").isNumber() && time.path("epochs").isInt()
                ? Optional.of(new TrainingTime(
                        time.path("preparing").asDouble(),
                        time.path("epoch").asDouble(),
                        time.path("epochs").asInt(),
                        false))
                : Optional.empty();
    }

    private synchronized void keep(String key, TrainingTime time) {
        ObjectNode all = all();
        all.putObject(key)
                .put("preparing", time.preparing())
                .put("epoch", time.epoch())
                .put("epochs", time.epochs())
                .put("day", LocalDate.now().toEpochDay());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFiles.write(file, out -> out.write(JSON.writeValueAsBytes(all)));
        } catch (IOException full) {
            // Then it is tried again next time.
        }
    }

    private ObjectNode all() {
        try {
            if (Files.isRegularFile(file) && JSON.readTree(file.toFile()) instanceof ObjectNode known) {
                return known;
            }
        } catch (IOException damaged) {
            // Nothing is lost but a few seconds.
        }
        return JSON.createObjectNode();
    }
}
