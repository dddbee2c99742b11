package org.mixtura.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.ReadingJson;
import org.mixtura.core.run.RunRequest;

/**
 * The file {@code sweep.json}: the plan, and what the data set was when the sweep was begun. Fields that are not known are
 * left alone, and those that earlier versions did not write have a usual value.
 */
final class SweepFile {

    static final String NAME = Fingerprint.SWEEP;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    SweepFile(Path folder) {
        this.folder = folder;
    }

    boolean isThere() {
        return Files.isRegularFile(file());
    }

    /** @throws ConfigProblem when no sweep was begun in the folder */
    void requireThere() {
        if (!isThere()) {
            throw new ConfigProblem(
                    "There is no sweep in '%s'.".formatted(folder),
                    "The folder has no file %s.".formatted(NAME),
                    "Name the folder that was given as --out when the sweep was made.");
        }
    }

    /**
     * The plan of the sweep.
     *
     * @throws ConfigProblem when there is no such file
     * @throws StorageProblem when it is damaged
     */
    SweepPlan read() {
        requireThere();
        var json = json();
        try {
            var plan = plan(json);
            plan.requireOwnFolders();
            return plan;
        } catch (IllegalArgumentException | ConfigProblem damaged) {
            throw damaged(damaged);
        }
    }

    /**
     * Begins the sweep, or goes on with it.
     *
     * @throws ConfigProblem when the folder holds something else
     * @throws DataProblem when the data set is not there, or no longer the one that the sweep was begun with
     */
    void begin(SweepPlan plan) {
        if (isThere()) {
            requireSame(plan);
            requireSameData(plan);
            return;
        }
        try {
            if (Files.exists(folder) && !isEmptyFolder()) {
                throw new ConfigProblem(
                        "The folder '%s' is not empty.".formatted(folder),
                        "A sweep begins in a folder of its own.",
                        "Choose another folder (--out).");
            }
            var described = describe(plan);
            var data = fingerprint(plan);
            described.putObject("fingerprint").put("bytes", data.bytes()).put("sha256", data.sha256());
            var tables = Fingerprint.of(tables(plan));
            described.putObject("tables").put("bytes", tables.bytes()).put("sha256", tables.sha256());
            Files.createDirectories(folder);
            AtomicFiles.write(
                    file(), out -> JSON.writerWithDefaultPrettyPrinter().writeValue(out, described));
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    /** @throws ConfigProblem when the folder holds a sweep of other data, settings or seeds */
    void requireSame(SweepPlan plan) {
        var there = describe(read());
        var asked = describe(plan);
        // Another machine may have other cores; the numbers of a run hardly depend on it, and its identity does not.
        there.remove("threads");
        asked.remove("threads");
        if (!there.equals(asked)) {
            throw new ConfigProblem(
                    "The folder '%s' holds another sweep.".formatted(folder),
                    "Its data, settings or seeds are not the ones of this call.",
                    "Repeat that call to go on with it, or choose another folder (--out).");
        }
    }

    StorageProblem cannotWrite(IOException failure) {
        return new StorageProblem(
                "The sweep in '%s' cannot be written.".formatted(folder),
                SystemReason.of(failure),
                "Check free space and permissions, or choose another folder (--out).",
                failure);
    }

    private void requireSameData(SweepPlan plan) {
        var then = json().path("fingerprint");
        // Versions before this one did not keep it.
        if (then.hasNonNull("sha256")
                && !fingerprint(plan).sha256().equals(then.path("sha256").asText())) {
            throw new DataProblem(
                    "The data set '%s' has changed since the sweep in '%s' was begun."
                            .formatted(plan.base().data(), folder),
                    "Runs on different data cannot be compared in one table.",
                    "Restore the old file, or make another sweep in another folder.");
        }
        requireSameTables(plan);
    }

    private void requireSameTables(SweepPlan plan) {
        var then = json().path("tables");
        try {
            if (!then.hasNonNull("sha256")
                    || Fingerprint.of(tables(plan))
                            .sha256()
                            .equals(then.path("sha256").asText())) {
                return;
            }
        } catch (IOException missing) {
            throw new DataProblem(
                    "A table of labels or batches of the sweep is not there: %s.".formatted(tables(plan)),
                    SystemReason.of(missing),
                    "Put it back to that place.",
                    missing);
        }
        throw new DataProblem(
                "A table of labels or batches has changed since the sweep in '%s' was begun.".formatted(folder),
                "Runs with other labels or batches cannot be compared in one table.",
                "Restore the old table, or make another sweep in another folder.");
    }

    private static List<Path> tables(SweepPlan plan) {
        return ColumnRef.files(plan.base().labels(), plan.base().batch());
    }

    private static Fingerprint fingerprint(SweepPlan plan) {
        Path data = plan.base().data();
        try {
            return Fingerprint.of(data);
        } catch (IOException missing) {
            throw new DataProblem(
                    "The data set of the sweep is not there: '%s'.".formatted(data),
                    "Runs that are complete can be looked at; others need it.",
                    "Put it back to that place, or correct the path.",
                    missing);
        }
    }

    private static ObjectNode describe(SweepPlan plan) {
        var base = plan.base();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("model", base.model())
                .put("data", base.data().toString())
                .put("preset", base.preset().name())
                .put("firstSeed", base.seed())
                .put("seeds", plan.seeds())
                .put("device", base.device())
                .put("threads", base.threads());
        ReadingJson.write(base.reading(), json);
        base.labels().ifPresent(ref -> json.set("labels", ReadingJson.write(ref)));
        base.batch().ifPresent(ref -> json.set("batch", ReadingJson.write(ref)));
        var settings = json.putArray("settings");
        base.overrides().forEach(settings::add);
        var axes = json.putObject("axes");
        plan.axes().forEach(axis -> {
            var values = axes.putArray(axis.key());
            axis.values().forEach(values::add);
        });
        return json;
    }

    private SweepPlan plan(JsonNode json) {
        var axes = new ArrayList<SweepPlan.Axis>();
        json.path("axes")
                .properties()
                .forEach(axis -> axes.add(new SweepPlan.Axis(axis.getKey(), values(axis.getKey(), axis.getValue()))));
        return new SweepPlan(
                new RunRequest(
                        required(json, "model").asText(),
                        Path.of(required(json, "data").asText()),
                        ReadingJson.read(json),
                        ReadingJson.column(json, "labels", folder),
                        ReadingJson.column(json, "batch", folder),
                        preset(required(json, "preset").asText()),
                        texts(json.path("settings")),
                        whole(json, "firstSeed"),
                        text(json, "device").orElse("auto"),
                        json.path("threads").asInt(0)),
                axes,
                (int) whole(json, "seeds"));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static List<String> values(String key, JsonNode array) {
        if (array.isEmpty()) {
            throw new IllegalArgumentException("the setting '%s' has no value".formatted(key));
        }
        return texts(array);
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key).asText("")).filter(text -> !text.isEmpty());
    }

    private static long whole(JsonNode json, String key) {
        var value = required(json, key);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException("'%s' is no whole number".formatted(key));
        }
        return value.asLong();
    }

    private static JsonNode required(JsonNode json, String key) {
        if (!json.hasNonNull(key)) {
            throw new IllegalArgumentException("'%s' is missing".formatted(key));
        }
        return json.path(key);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(Files.readString(file()));
        } catch (IOException damaged) {
            throw damaged(damaged);
        }
    }

    private static Preset preset(String name) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset '%s'".formatted(name)));
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private StorageProblem damaged(Exception cause) {
        return new StorageProblem(
                "The sweep in '%s' cannot be opened.".formatted(folder),
                "Its file %s is damaged. %s".formatted(NAME, SystemReason.of(cause)),
                "Restore the file from a copy. The runs below the folder are not touched and can be opened one by one.",
                cause);
    }

    private Path file() {
        return folder.resolve(NAME);
    }
}
