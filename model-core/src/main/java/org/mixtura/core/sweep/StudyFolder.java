package org.mixtura.core.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.train.RunControl;

/**
 * Trains the sweeps of a study below one folder and writes their common table. Each part is a sweep like any other, which can be opened
 * and gone on with by itself; the same call after a stop finishes the work.
 *
 * <pre>
 * study.json            which study it is; written once all parts are begun
 * lambda/               a sweep, see {@link Sweep}
 * study.csv study.tex   a line a combination of each part
 * </pre>
 */
public final class StudyFolder {

    private static final String NAME = "study.json";
    private static final String STUDY = "study";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Study study;
    private final Path folder;
    private final SequencedMap<Study.Part, Sweep> parts;

    private StudyFolder(Study study, Path folder, SequencedMap<Study.Part, Sweep> parts) {
        this.study = study;
        this.folder = folder;
        this.parts = parts;
    }

    /**
     * Begins a study, or goes on with the same one. Nothing is trained yet.
     *
     * @param base what all runs have in common; its model is passed over, its seed is the first one
     * @param folder must not exist, be empty, or hold the same study
     * @throws ConfigProblem when a setting is wrong, or the folder holds something else
     * @throws org.mixtura.core.error.DataProblem when the data set cannot be used, or is not the one of the parts that are there
     */
    public static StudyFolder begin(Workbench workbench, Study study, RunRequest base, int seeds, Path folder) {
        requireLabels(base);
        Path own = folder.toAbsolutePath().normalize();
        requireUsable(study, own);
        var parts = new LinkedHashMap<Study.Part, Sweep>();
        for (Study.Part part : study.parts()) {
            parts.put(part, new Sweep(workbench, part.plan(workbench, base, seeds), own.resolve(part.name())));
        }
        // First all are looked at, then the first is begun: a slip must not leave half a study.
        parts.values().forEach(Sweep::check);
        parts.values().forEach(Sweep::begin);
        var begun = new StudyFolder(study, own, parts);
        begun.write(NAME, JsonNodeFactory.instance.objectNode().put(STUDY, study.id()) + "\n");
        return begun;
    }

    /**
     * A study that was begun before. Its data set need not be there as long as nothing is trained.
     *
     * @throws ConfigProblem when the folder holds no study
     * @throws StorageProblem when a file of it is damaged
     */
    public static StudyFolder open(Workbench workbench, Path folder) {
        Path own = folder.toAbsolutePath().normalize();
        if (!isIn(own)) {
            throw new ConfigProblem(
                    "There is no study in '%s'.".formatted(own),
                    "The folder has no file %s, which is written when all parts are begun.".formatted(NAME),
                    "Name the folder that was given as --out, or repeat the whole call.");
        }
        var study = Studies.byId(idIn(own));
        var parts = new LinkedHashMap<Study.Part, Sweep>();
        study.parts().forEach(part -> parts.put(part, Sweep.open(workbench, own.resolve(part.name()))));
        return new StudyFolder(study, own, parts);
    }

    /** Whether a study was begun in this folder. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    private static String idIn(Path folder) {
        try {
            return JSON.readTree(Files.readString(folder.resolve(NAME)))
                    .path(STUDY)
                    .asText();
        } catch (IOException damaged) {
            throw new StorageProblem(
                    "The study in '%s' cannot be opened.".formatted(folder),
                    "Its file %s is damaged. %s".formatted(NAME, SystemReason.of(damaged)),
                    "Repeat the call that began it; runs that are complete are not trained again.",
                    damaged);
        }
    }

    private static void requireLabels(RunRequest base) {
        if (base.labels().isEmpty()) {
            throw new ConfigProblem(
                    "A study needs known cell types.",
                    "It compares what models find with them; no model sees them.",
                    "Name their column with --labels.");
        }
    }

    /** What is there may only be parts of this study. */
    private static void requireUsable(Study study, Path folder) {
        if (isIn(folder) && !idIn(folder).equals(study.id())) {
            throw new ConfigProblem(
                    "The folder '%s' holds another study.".formatted(folder),
                    "It holds '%s', and '%s' is asked for.".formatted(idIn(folder), study.id()),
                    "Choose another folder (--out).");
        }
        if (isIn(folder) || !Files.exists(folder)) {
            return;
        }
        var names = study.parts().stream().map(Study.Part::name).collect(Collectors.toSet());
        try (var entries = Files.list(folder)) {
            if (entries.anyMatch(entry -> !names.contains(entry.getFileName().toString()))) {
                throw new ConfigProblem(
                        "The folder '%s' is not empty.".formatted(folder),
                        "A study begins in a folder of its own.",
                        "Choose another folder (--out).");
            }
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "The folder '%s' cannot be read.".formatted(folder),
                    SystemReason.of(unreadable),
                    "Check permissions, or choose another folder (--out).",
                    unreadable);
        }
    }

    /** What is asked. */
    public Study study() {
        return study;
    }

    /** Where the study lies, absolute. */
    public Path folder() {
        return folder;
    }

    /**
     * Trains what is missing, part after part, and writes the tables.
     *
     * @param control ends it: runs that train are kept, no other is begun
     */
    public StudyTable run(RunScheduler scheduler, SweepListener listener, RunControl control) {
        var tables = new LinkedHashMap<Study.Part, SweepTable>();
        parts.forEach((part, sweep) -> tables.put(part, sweep.run(scheduler, listener, control)));
        return written(tables);
    }

    /**
     * Leaves every missing run in its folder for a scheduler outside of this program.
     *
     * @return the run folders, each to be trained with {@code mixtura work FOLDER}; call {@link #collect} afterwards
     */
    public List<Path> prepare() {
        var folders = new ArrayList<Path>();
        parts.values().forEach(sweep -> folders.addAll(sweep.prepare()));
        return folders;
    }

    /** Writes the tables of what is complete. */
    public StudyTable collect() {
        var tables = new LinkedHashMap<Study.Part, SweepTable>();
        parts.forEach((part, sweep) -> tables.put(part, sweep.collect()));
        return written(tables);
    }

    private StudyTable written(SequencedMap<Study.Part, SweepTable> tables) {
        var table = new StudyTable(study, tables);
        write("study.csv", table.csv());
        write("study.tex", table.latex());
        return table;
    }

    private void write(String name, String text) {
        try {
            AtomicFiles.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The study in '%s' cannot be written.".formatted(folder),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another folder (--out).",
                    failure);
        }
    }
}
