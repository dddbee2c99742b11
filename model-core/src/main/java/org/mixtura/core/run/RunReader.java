package org.mixtura.core.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Reads run folders back. */
public final class RunReader {

    /** Later versions may tell more of how a run ended. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final RunSpecJson specs;

    public RunReader(RunSpecJson specs) {
        this.specs = specs;
    }

    /**
     * Reads a finished run.
     *
     * @throws ConfigProblem when the folder is no run folder, the run is not finished, or another version made it in a way
     *     that this one does not understand
     * @throws StorageProblem when a file is damaged
     */
    public StoredRun read(Path folder) {
        requireRun(folder);
        try {
            var status = statusOf(folder);
            requireFinished(folder, status);
            return read(folder, status);
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /**
     * Reads a run whose files are all there, before its folder says so.
     *
     * @param status how it is going to end
     * @throws StorageProblem when a file is damaged
     */
    public StoredRun read(Path folder, RunStatus status) {
        try {
            var description = JSON.readTree(Files.readString(folder.resolve(RunFolder.SPEC)));
            var table = CellTableCsv.readCells(folder.resolve(RunFolder.CELLS), folder.resolve(RunFolder.CELL_KINDS));
            return new StoredRun(
                    folder,
                    spec(description, folder, specs::readStored),
                    fingerprint(description.path("data")),
                    status,
                    MetricsLog.read(folder.resolve(RunFolder.METRICS)),
                    table.without(RunFolder.SOURCE_ROW),
                    sourceRows(table),
                    CellTableCsv.readGenes(folder.resolve(RunFolder.GENES)),
                    Npy.read(folder.resolve(RunFolder.LATENT)),
                    Npy.read(folder.resolve(RunFolder.UMAP)));
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /**
     * The codes of the watched cells by epoch, as far as they were kept.
     *
     * @throws StorageProblem when a file is damaged
     */
    public SortedMap<Integer, FloatMatrix> snapshots(Path folder) {
        var codes = new TreeMap<Integer, FloatMatrix>();
        try {
            for (int epoch : RunFolder.snapshotEpochs(folder)) {
                codes.put(epoch, Npy.read(RunFolder.snapshotFile(folder, epoch)));
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
        return codes;
    }

    /** How a run ended, or where it is; empty when there is no run in that folder. */
    public Optional<RunStatus> status(Path folder) {
        if (!Files.isRegularFile(folder.resolve(RunFolder.SPEC))) {
            return Optional.empty();
        }
        try {
            return Optional.of(statusOf(folder));
        } catch (IOException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /**
     * The specification of a run, finished or not.
     *
     * @throws ConfigProblem when the folder is no run folder
     * @throws StorageProblem when a file is damaged
     */
    public RunSpec spec(Path folder) {
        requireRun(folder);
        try {
            return spec(JSON.readTree(Files.readString(folder.resolve(RunFolder.SPEC))), folder, specs::readStored);
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /** Where a run was made. */
    public Environment environment(Path folder) {
        var made = description(folder).path("environment");
        return new Environment(
                made.path("mixtura").asText(),
                made.path("java").asText(),
                made.path("torch").asText(),
                made.path("system").asText(),
                made.path("processor").asText());
    }

    /** What the data set of a run was, for people. */
    public String format(Path folder) {
        return description(folder).path("data").path("format").asText();
    }

    private JsonNode description(Path folder) {
        requireRun(folder);
        try {
            return JSON.readTree(Files.readString(folder.resolve(RunFolder.SPEC)));
        } catch (IOException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /** A run that was killed as it began has described itself and has no status yet. */
    private static RunStatus statusOf(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.STATUS);
        boolean begins = !Files.exists(file) && !Files.exists(folder.resolve(RunFolder.WEIGHTS));
        return begins ? RunStatus.running() : JSON.readValue(Files.readString(file), RunStatus.class);
    }

    /** The latent codes that were kept after an epoch; empty when there are none. */
    public static Optional<FloatMatrix> snapshot(Path folder, int epoch) {
        Path file = RunFolder.snapshotFile(folder, epoch);
        try {
            return Files.isRegularFile(file) ? Optional.of(Npy.read(file)) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Whether a run was interrupted before it was complete; a run that was stopped by its user is complete.
     *
     * @throws ConfigProblem when the folder is no run folder
     * @throws StorageProblem when a file is damaged
     */
    public boolean isInterrupted(Path folder) {
        requireRun(folder);
        try {
            var status = statusOf(folder);
            return status.state() == RunStatus.State.RUNNING || status.state() == RunStatus.State.FAILED;
        } catch (IOException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /**
     * Reads what is needed to go on with a run that was interrupted or stopped.
     *
     * @throws ConfigProblem when the run is finished, the folder is no run folder, or another version made it
     * @throws StorageProblem when a file is damaged
     */
    public UnfinishedRun readUnfinished(Path folder) {
        requireRun(folder);
        try {
            var description = JSON.readTree(Files.readString(folder.resolve(RunFolder.SPEC)));
            var status = statusOf(folder);
            if (status.state() == RunStatus.State.FINISHED) {
                throw new ConfigProblem(
                        "The run in '%s' is finished.".formatted(folder),
                        "It has trained all its epochs, or ended early because nothing improved.",
                        "Train again into another folder, for example with --config '%s' --epochs N."
                                .formatted(folder.resolve(RunFolder.SPEC)));
            }
            return new UnfinishedRun(
                    folder,
                    // What goes on must know every setting that it began with.
                    spec(description, folder, specs::read),
                    fingerprint(description.path("data")),
                    Optional.of(description.path("tables"))
                            .filter(tables -> tables.hasNonNull("sha256"))
                            .map(RunReader::fingerprint),
                    status,
                    new CheckpointFolder(folder.resolve(RunFolder.CHECKPOINT)).read());
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /**
     * Reads the weights of a run.
     *
     * @throws StorageProblem when the file is missing or damaged
     */
    public Map<String, Tensor> readWeights(Path folder) {
        requireRun(folder);
        try {
            return Safetensors.read(folder.resolve(RunFolder.WEIGHTS));
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(folder, damaged);
        }
    }

    /** A specification that was written by a program and never changed: what is wrong with it is another version's. */
    private static RunSpec spec(JsonNode description, Path folder, BiFunction<JsonNode, Path, RunSpec> reading)
            throws IOException {
        if (!description.path("spec").isObject()) {
            throw new IOException("%s has no specification".formatted(RunFolder.SPEC));
        }
        try {
            return reading.apply(description.path("spec"), folder);
        } catch (ConfigProblem foreign) {
            String version = description.path("environment").path("mixtura").asText();
            throw new ConfigProblem(
                    "The run in '%s' was made by another version of Mixtura%s."
                            .formatted(folder, version.isEmpty() ? "" : ", " + version),
                    "This version does not understand its settings: %s %s".formatted(foreign.what(), foreign.why()),
                    "Use the version that made it, or train again with this one.");
        }
    }

    private static int[] sourceRows(CellTable table) throws IOException {
        if (table.column(RunFolder.SOURCE_ROW).orElse(null) instanceof Column.Numeric rows) {
            return Arrays.stream(rows.values()).mapToInt(row -> (int) row).toArray();
        }
        throw new IOException("cells.csv has no column " + RunFolder.SOURCE_ROW);
    }

    private static Fingerprint fingerprint(JsonNode data) {
        return new Fingerprint(data.path("bytes").asLong(), data.path("sha256").asText());
    }

    private static void requireRun(Path folder) {
        if (!Files.isRegularFile(folder.resolve(RunFolder.SPEC))) {
            if (Files.isDirectory(folder.resolve(RunFolder.WORKER))) {
                throw new ConfigProblem(
                        "Nothing was trained in '%s' yet.".formatted(folder),
                        "The run waits, prepares its data, or its process ended before the first epoch.",
                        "See 'mixtura queue' for what trains and waits; if it is not there, start it with 'mixtura resume"
                                + " %s', or open it in the window.".formatted(folder));
            }
            throw new ConfigProblem(
                    "'%s' is not a run folder.".formatted(folder),
                    "It has no file %s.".formatted(RunFolder.SPEC),
                    "Choose the folder that was given as --out when the model was trained.");
        }
    }

    private static void requireFinished(Path folder, RunStatus status) {
        if (status.state() == RunStatus.State.RUNNING || status.state() == RunStatus.State.FAILED) {
            throw new ConfigProblem(
                    "The run in '%s' is not finished.".formatted(folder),
                    status.message().isEmpty() ? "It is still training, or was interrupted." : status.message(),
                    "Wait for it to finish; if nothing is training any more, go on with 'mixtura resume %s'."
                            .formatted(folder));
        }
    }

    private static StorageProblem damaged(Path folder, Exception cause) {
        return new StorageProblem(
                "The run in '%s' cannot be read.".formatted(folder),
                "A file is missing or damaged. " + SystemReason.of(cause),
                "Restore the folder from a copy, or train again with the same configuration.",
                cause);
    }
}
