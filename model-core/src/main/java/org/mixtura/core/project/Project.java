package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.Fingerprint;

/**
 * An open project. Every step counts at once in memory and goes to disk on a thread of its own, line by line, so that a crash
 * loses at most the step at hand. Runs lie in its folder but are written by their own processes. Safe to use from several
 * threads.
 */
public final class Project implements AutoCloseable {

    private final Path folder;
    private final Access access;
    private final Optional<ProjectLock> lock;
    private final ProjectWriter writer;
    private final List<String> notices;
    private final List<JournalLine> journal;
    private ProjectFile file;
    private History history;

    /** @param notices what its user should know about how it was opened */
    Project(
            Path folder,
            Access access,
            Optional<ProjectLock> lock,
            ProjectFiles files,
            ProjectFiles.Found found,
            List<String> notices) {
        this.folder = folder;
        this.access = access;
        this.lock = lock;
        this.writer = new ProjectWriter(folder, files);
        this.notices = List.copyOf(notices);
        this.journal = new ArrayList<>(found.lines());
        this.file = found.file();
        this.history = found.history();
    }

    /** Whether a folder is that of a project. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(ProjectFiles.DESCRIPTION));
    }

    /** The project folder that a run folder lies in, in its folder of runs; empty for a run of no project. */
    public static Optional<Path> around(Path run) {
        Path whole = run.toAbsolutePath().normalize();
        for (Path place = whole.getParent(); place != null; place = place.getParent()) {
            if (isIn(place) && whole.startsWith(place.resolve(ProjectFiles.RUNS))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes a new project and opens it.
     *
     * @param folder must not exist or be empty
     * @param app the version of the program
     * @throws ConfigProblem when the folder holds something
     * @throws StorageProblem when it cannot be written
     */
    public static Project create(Path folder, String name, String app) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(place);
            try (var content = Files.list(place)) {
                if (content.findAny().isPresent()) {
                    throw new ConfigProblem(
                            "The folder '%s' is not empty.".formatted(place),
                            "A new project needs a folder of its own.",
                            "Name another folder, or open the project that is in it.");
                }
            }
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            new ProjectFiles(place, Migrations.OF_THIS_VERSION)
                    .writeDescription(new ProjectFile(name, app, now, List.of(), List.of()));
            Files.createDirectories(place.resolve(ProjectFiles.RUNS));
        } catch (IOException failure) {
            throw ProjectWriter.cannotWrite(place, failure);
        }
        return open(place);
    }

    /**
     * Opens a project to work in it. When another Mixtura has it open, or a newer one made it, it can only be looked at.
     *
     * @throws ConfigProblem when the folder holds no project
     * @throws StorageProblem when it cannot be read
     */
    public static Project open(Path folder) {
        return new ProjectOpening(folder, Migrations.OF_THIS_VERSION).toWorkIn();
    }

    /** Opens a project to look at it, whoever works in it. */
    public static Project look(Path folder) {
        return new ProjectOpening(folder, Migrations.OF_THIS_VERSION).toLookAt();
    }

    /** Its folder, absolute. */
    public Path folder() {
        return folder;
    }

    /** What people call it. */
    public synchronized String name() {
        return file.name();
    }

    /** Whether it can be changed. */
    public Access access() {
        return access;
    }

    /** What its user should know about how it was opened, a sentence each. */
    public List<String> notices() {
        return notices;
    }

    /** Where its runs lie. */
    public Path runsFolder() {
        return runsIn(folder);
    }

    /** Where the runs of the project in a folder lie. */
    public static Path runsIn(Path folder) {
        return folder.resolve(ProjectFiles.RUNS);
    }

    /** Where its figures lie. */
    public Path figuresFolder() {
        return folder.resolve(ProjectFiles.FIGURES);
    }

    /** Its layers, and what can be undone and done again. */
    public synchronized History history() {
        return history;
    }

    /** Its layers now. */
    public ProjectState state() {
        return history().state();
    }

    /** Everything that was done in it, oldest first. */
    public synchronized List<JournalLine> journal() {
        return List.copyOf(journal);
    }

    /** Hears when things are on disk; the one before hears no longer. */
    public void tell(ProjectListener listener) {
        writer.tell(listener);
    }

    /** Whether everything is on disk. */
    public boolean isSaved() {
        return writer.isSaved();
    }

    /** Waits until everything is on disk, or could not be written. */
    public void flush() {
        writer.flush();
    }

    /**
     * Does a step. Undoing and doing again nothing does nothing.
     *
     * @throws ConfigProblem when the project can only be looked at
     * @throws IllegalStateException when a change was made for another state
     */
    public synchronized void perform(Step step) {
        requireWritable();
        var after = history.after(step);
        if (after.equals(history) && !(step instanceof Step.Note)) {
            return;
        }
        history = after;
        var line = new JournalLine(nextNumber(), Instant.now().truncatedTo(ChronoUnit.MILLIS), step);
        journal.add(line);
        writer.append(line, after);
    }

    private long nextNumber() {
        return journal.isEmpty() ? 1 : journal.getLast().number() + 1;
    }

    /** Gives one entry of a layer new content, empty takes it away; a step of this name that can be undone. */
    public synchronized void change(String name, Layer layer, String key, Optional<? extends JsonNode> after) {
        perform(new Step.Do(history.state().change(name, layer, key, after)));
    }

    /** Keeps that something happened, and the command that does the same; nothing in a project that can only be looked at. */
    public void note(String text, String command) {
        if (access instanceof Access.Writable) {
            perform(new Step.Note(text, command));
        }
    }

    private void requireWritable() {
        if (access instanceof Access.ReadOnly(var why, var remedy)) {
            throw new ConfigProblem("The project '%s' can only be looked at.".formatted(name()), why, remedy);
        }
    }

    /** Its runs, by their folders, then those elsewhere as far as they are there; those in the trash too. */
    public List<ProjectRun> runs() {
        return ProjectRuns.of(this);
    }

    /** The key by which {@link Layer#RUNS} and {@link Layer#COMPONENTS} know a run, in the project's folder or elsewhere. */
    public String keyOf(Path run) {
        return ProjectRuns.key(runsFolder(), run.toAbsolutePath().normalize());
    }

    /** Takes in a run that lies outside of the project's folder, and stays there. */
    public synchronized void addRun(Path run) {
        Path place = run.toAbsolutePath().normalize();
        if (access instanceof Access.Writable
                && !place.startsWith(runsFolder())
                && !file.runsElsewhere().contains(place)) {
            var all = new ArrayList<>(file.runsElsewhere());
            all.add(place);
            describe(file.withRunsElsewhere(all));
        }
    }

    synchronized List<Path> runsElsewhere() {
        return file.runsElsewhere();
    }

    /** Its data sets, the first opened first. */
    public synchronized List<DataRef> data() {
        return file.data();
    }

    /** The data sets that are no longer where they were. */
    public List<DataRef> missing() {
        return data().stream().filter(ref -> !Files.exists(ref.path())).toList();
    }

    /** Takes a data set in, if it is not in already; its checksum is for {@link #measure}. */
    public synchronized void addData(Path source) {
        Path place = source.toAbsolutePath().normalize();
        if (access instanceof Access.Writable
                && file.data().stream().noneMatch(ref -> ref.path().equals(place))) {
            var all = new ArrayList<>(file.data());
            all.add(new DataRef(place, Optional.empty(), List.of()));
            describe(file.withData(all));
        }
    }

    /** Measures the data sets that were not measured yet; reads them whole, and skips those that are missing. */
    public void measure() {
        for (DataRef ref : data()) {
            if (ref.content().isEmpty() && access instanceof Access.Writable && Files.exists(ref.path())) {
                try {
                    exchange(ref, ref.with(Fingerprint.of(ref.path())));
                } catch (IOException unreadable) {
                    throw unreadableData(ref.path(), unreadable);
                }
            }
        }
    }

    /**
     * Says where a data set is now.
     *
     * @throws DataProblem when that is another data set, or cannot be read
     */
    public void locate(DataRef ref, Path place) {
        requireWritable();
        Path there = place.toAbsolutePath().normalize();
        try {
            if (ref.content().isPresent() && !ref.content().get().equals(Fingerprint.of(there))) {
                throw new DataProblem(
                        "'%s' is not the data set that was '%s'.".formatted(there, ref.path()),
                        "Its content is different.",
                        "Choose the file that the runs were trained on; it may have another name, but not other content.");
            }
        } catch (IOException unreadable) {
            throw unreadableData(there, unreadable);
        }
        exchange(ref, ref.movedTo(there));
    }

    /** Where a data set is now that a run knows at another place; that place when the project knows no better. */
    public Path resolve(Path asTrained) {
        return Files.exists(asTrained)
                ? asTrained
                : data().stream()
                        .filter(ref -> ref.isOrWas(asTrained))
                        .map(DataRef::path)
                        .findFirst()
                        .orElse(asTrained);
    }

    private static DataProblem unreadableData(Path place, IOException failure) {
        return new DataProblem(
                "The data set '%s' cannot be read.".formatted(place),
                SystemReason.of(failure),
                "Choose the file where it is now.");
    }

    private synchronized void exchange(DataRef old, DataRef fresh) {
        describe(file.withData(
                file.data().stream().map(ref -> ref.equals(old) ? fresh : ref).toList()));
    }

    private void describe(ProjectFile fresh) {
        file = fresh;
        writer.describe(fresh);
    }

    /** Writes a column of labels as {@code labels/NAME.tsv}, a line for each barcode of the data set in order. */
    public Path writeLabels(String column, List<String> barcodes) {
        var labels = CellLabels.of(state().entry(Layer.LABELS, column).orElseThrow());
        Path target = folder.resolve("labels").resolve(column.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".tsv");
        try {
            Files.createDirectories(target.getParent());
            AtomicFiles.write(
                    target,
                    out -> out.write((String.join("\n", labels.lines(barcodes, column)) + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            return target;
        } catch (IOException failure) {
            throw ProjectWriter.cannotWrite(folder, failure);
        }
    }

    /** Deletes runs that were in the trash for {@link ProjectRun#IN_TRASH}; tells which. */
    public List<String> emptyTrash(Instant now) {
        return access instanceof Access.Writable ? ProjectRuns.deleteOld(this, now) : List.of();
    }

    /** Brings everything to disk, leaves a snapshot, and lets others work in it. */
    @Override
    public synchronized void close() {
        if (access instanceof Access.Writable) {
            writer.close(history, nextNumber() - 1);
        } else {
            writer.close();
        }
        lock.ifPresent(ProjectLock::release);
    }
}
