package org.mixtura.core.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.train.Checkpoint;
import org.mixtura.core.train.TrainEvent;

/**
 * A run folder while it is written. Whole files appear atomically; {@code metrics.csv} and {@code log.txt} grow. The
 * status is {@code RUNNING} until another is written.
 */
public final class RunFolder implements AutoCloseable {

    /** What was asked for, and what the data set was. */
    public static final String SPEC = "run.json";

    static final String STATUS = "status.json";
    static final String METRICS = "metrics.csv";
    static final String WEIGHTS = "weights.safetensors";
    static final String LATENT = "latent.npy";
    static final String UMAP = "umap.npy";
    static final String CELLS = "cells.csv";
    static final String CELL_KINDS = "cells.json";
    static final String SOURCE_ROW = "mixtura_row";
    static final String GENES = "genes.csv";
    static final String LOG = "log.txt";
    static final String CHECKPOINT = "checkpoint";
    static final String KEPT = "checkpoints";
    static final String SNAPSHOTS = "snapshots";

    /** What users put on top of a finished run: names, colours, edited components. */
    public static final String LAYERS = "layers.json";

    /** The folder inside a run folder where the process that trains and those who watch it meet. */
    public static final String WORKER = "worker";

    /** The folder of the figures that come with each run. */
    public static final String FIGURES = "figures";

    private static final String THUMBNAIL = "thumbnail.png";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern OF_EPOCH = Pattern.compile("epoch-(\\d+)\\.[a-z]+");

    private static final List<String> FILES =
            List.of(SPEC, STATUS, METRICS, WEIGHTS, LATENT, UMAP, CELLS, CELL_KINDS, GENES, LOG);

    private final Path folder;
    private final boolean made;
    private final RunLock lock;
    private final MetricsLog metrics;
    private final CheckpointFolder checkpoints;

    private RunFolder(Path folder, boolean made, RunLock lock, MetricsLog metrics) {
        this.folder = folder;
        this.made = made;
        this.lock = lock;
        this.metrics = metrics;
        this.checkpoints = new CheckpointFolder(folder.resolve(CHECKPOINT));
    }

    /** Where a small picture of the map lies in a finished run; runs of earlier versions have none. */
    public static Path thumbnail(Path run) {
        return run.resolve(FIGURES).resolve(THUMBNAIL);
    }

    /**
     * Begins a run folder with its immutable description.
     *
     * @param description what {@code run.json} says: specification, data, environment
     * @throws ConfigProblem when the folder exists and is not empty
     * @throws StorageProblem when it cannot be written
     */
    public static RunFolder create(Path folder, ObjectNode description) {
        RunPlace.requireUsable(folder);
        try {
            boolean made = !Files.exists(folder);
            Files.createDirectories(folder);
            return locked(folder, lock -> {
                RunPlace.requireFree(folder);
                AtomicFiles.write(folder.resolve(SPEC), out -> JSON.writerWithDefaultPrettyPrinter()
                        .writeValue(out, description));
                var run = new RunFolder(folder, made, lock, MetricsLog.create(folder.resolve(METRICS)));
                run.writeStatus(RunStatus.running());
                return run;
            });
        } catch (IOException failure) {
            throw RunPlace.cannotWrite(folder, failure);
        }
    }

    /**
     * Goes on with a run that was interrupted.
     *
     * @param checkpoint where it goes on; empty: at the beginning
     * @throws StorageProblem when it cannot be written, or is being written by another process
     */
    public static RunFolder reopen(Path folder, Optional<Checkpoint> checkpoint) {
        try {
            int done = checkpoint.map(Checkpoint::epoch).orElse(0);
            return locked(folder, lock -> {
                RunPlace.deleteParts(folder);
                var run = new RunFolder(folder, false, lock, MetricsLog.continueAfter(folder.resolve(METRICS), done));
                run.writeStatus(RunStatus.running());
                run.log("Continued after epoch " + done);
                return run;
            });
        } catch (IOException failure) {
            throw RunPlace.cannotWrite(folder, failure);
        }
    }

    private interface Opening {

        RunFolder with(RunLock lock) throws IOException;
    }

    /** Opens the folder with its lock, which goes back when that fails: the next try must not find it taken by this one. */
    private static RunFolder locked(Path folder, Opening opening) throws IOException {
        var lock = RunLock.of(folder);
        try {
            return opening.with(lock);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** Keeps the values of an epoch. */
    public void append(TrainEvent.EpochDone epoch) {
        storing(folder, () -> metrics.append(epoch));
    }

    /** Keeps the state of training in place of the one before. */
    public void save(Checkpoint checkpoint) {
        storing(folder, () -> checkpoints.save(checkpoint));
    }

    /** Leaves a copy of the last saved state that stays with the run. */
    public void keepCheckpoint(int epoch) {
        storing(folder, () -> checkpoints.copyInto(folder.resolve(KEPT), epoch));
    }

    /** Keeps the latent codes of the cells that are watched in training, as they are after an epoch. */
    public void writeSnapshot(int epoch, FloatMatrix latent) {
        storing(folder, () -> {
            Files.createDirectories(folder.resolve(SNAPSHOTS));
            Npy.write(snapshotFile(folder, epoch), latent);
        });
    }

    static Path snapshotFile(Path folder, int epoch) {
        return folder.resolve(SNAPSHOTS).resolve("epoch-%05d.npy".formatted(epoch));
    }

    /** After which epochs there are such codes, in no order. */
    static List<Integer> snapshotEpochs(Path folder) throws IOException {
        Path part = folder.resolve(SNAPSHOTS);
        if (!Files.isDirectory(part)) {
            return List.of();
        }
        try (var all = Files.list(part)) {
            return all.map(file -> OF_EPOCH.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.parseInt(name.group(1)))
                    .toList();
        }
    }

    /** Deletes the state of training: the run is complete. */
    public void deleteCheckpoint() {
        storing(folder, checkpoints::delete);
    }

    /** The values of all epochs so far. */
    public MetricsHistory metrics() {
        try {
            return MetricsLog.read(folder.resolve(METRICS));
        } catch (IOException unreadable) {
            throw RunPlace.cannotWrite(folder, unreadable);
        }
    }

    /** Adds a line with the time to {@code log.txt}. */
    public void log(String line) {
        storing(
                folder,
                () -> Files.writeString(
                        folder.resolve(LOG),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND));
    }

    /** Writes the weights by name. */
    public void writeWeights(Map<String, Tensor> weights) {
        storing(folder, () -> {
            Safetensors.write(folder.resolve(WEIGHTS), weights);
        });
    }

    /** The files that make a finished run and lie on top of it; figures and checkpoints can be made again or are no longer needed. */
    static List<Path> ofFinished(Path folder) throws IOException {
        var snapshots = snapshotEpochs(folder).stream().sorted().map(epoch -> snapshotFile(folder, epoch));
        var own = Stream.concat(FILES.stream(), Stream.of(LAYERS)).map(folder::resolve);
        return Stream.concat(own, snapshots).filter(Files::isRegularFile).toList();
    }

    /** Where in a folder a file of {@link #ofFinished} with this name lies; empty for any other name, so that none leads out of it. */
    static Optional<Path> placeOf(String name, Path folder) {
        if (FILES.contains(name) || name.equals(LAYERS)) {
            return Optional.of(folder.resolve(name));
        }
        return OF_EPOCH.matcher(name).matches() && name.endsWith(".npy")
                ? Optional.of(folder.resolve(SNAPSHOTS).resolve(name))
                : Optional.empty();
    }

    /** Writes the latent codes (cells x dimensions) and the map (cells x 2). */
    public void writeEmbedding(FloatMatrix latent, FloatMatrix umap) {
        storing(folder, () -> {
            Npy.write(folder.resolve(LATENT), latent);
            Npy.write(folder.resolve(UMAP), umap);
        });
    }

    /**
     * Writes cells with their columns, and the genes that the model saw.
     *
     * @param sourceRows the row of the data set of each cell
     */
    public void writeTables(CellTable cells, int[] sourceRows, GeneTable genes) {
        var rows = new Column.Numeric(
                SOURCE_ROW, Arrays.stream(sourceRows).asDoubleStream().toArray());
        storing(folder, () -> {
            CellTableCsv.writeCells(folder.resolve(CELLS), folder.resolve(CELL_KINDS), cells.with(rows));
            CellTableCsv.writeGenes(folder.resolve(GENES), genes);
        });
    }

    /** Replaces the status. */
    public void writeStatus(RunStatus status) {
        storing(folder, () -> {
            AtomicFiles.write(folder.resolve(STATUS), out -> JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(out, status));
        });
    }

    /** Goes back to an earlier state of training: what came after it is forgotten. */
    public void goBackTo(Checkpoint earlier) {
        storing(folder, () -> {
            checkpoints.save(earlier);
            metrics.cutAfter(earlier.epoch());
            for (String part : List.of(SNAPSHOTS, KEPT)) {
                deleteAfter(earlier.epoch(), folder.resolve(part));
            }
        });
    }

    /** The files of a folder that are named by later epochs. */
    private static void deleteAfter(int epoch, Path part) throws IOException {
        if (Files.isDirectory(part)) {
            try (var all = Files.list(part)) {
                for (Path file : all.toList()) {
                    var name = OF_EPOCH.matcher(file.getFileName().toString());
                    if (name.matches() && Integer.parseInt(name.group(1)) > epoch) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /** Deletes what this run has written, and nothing else; the user asked for it. */
    public void discard() {
        storing(folder, lock::delete);
        close();
        storing(folder, () -> {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            for (String part : List.of(FIGURES, SNAPSHOTS, KEPT)) {
                deleteFolder(folder.resolve(part));
            }
            checkpoints.delete();
            RunPlace.deleteParts(folder);
            if (made && RunPlace.isEmpty(folder) && !Files.exists(folder.resolve(WORKER))) {
                Files.delete(folder);
            }
        });
    }

    private static void deleteFolder(Path part) throws IOException {
        if (Files.isDirectory(part)) {
            try (var all = Files.list(part)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(part);
        }
    }

    @Override
    public void close() {
        storing(folder, () -> {
            metrics.close();
            lock.close();
        });
    }

    private interface Storing {

        void run() throws IOException;
    }

    private static void storing(Path folder, Storing action) {
        try {
            action.run();
        } catch (IOException | UncheckedIOException failure) {
            throw RunPlace.cannotWrite(folder, failure);
        }
    }
}
