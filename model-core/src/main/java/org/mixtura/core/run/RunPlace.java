package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Where a run is to be written: whether it may be, and whether somebody writes there already. */
public final class RunPlace {

    private RunPlace() {}

    /** Whether a run was begun in a folder, or waits there. */
    public static boolean holdsRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFolder.SPEC))
                || Files.isDirectory(folder.resolve(RunFolder.WORKER));
    }

    /**
     * Checks that a run may be written there, before anything long is begun.
     *
     * @throws ConfigProblem when the folder exists and is not empty, or is a file
     * @throws StorageProblem when it could not be made or written
     */
    public static void requireUsable(Path folder) {
        requireWritable(folder);
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ConfigProblem(
                    "The run folder '%s' cannot be made.".formatted(folder),
                    "There is a file of that name.",
                    "Choose another folder with --out.");
        }
        if (!isEmpty(folder)) {
            throw notEmpty(folder);
        }
    }

    /**
     * Finds out whether a process is writing a run.
     *
     * @throws StorageProblem when one is
     */
    public static void requireUnlocked(Path folder) {
        if (!Files.exists(folder.resolve(RunLock.NAME))) {
            return;
        }
        try (var _ = RunLock.of(folder)) {
            // Ours for a moment, so nobody else's.
        } catch (IOException failure) {
            throw cannotWrite(folder, failure);
        }
    }

    /** Looks once more, now that nobody else can write there: another run may have come and gone since the first look. */
    static void requireFree(Path folder) {
        if (!isEmpty(folder)) {
            throw notEmpty(folder);
        }
    }

    private static ConfigProblem notEmpty(Path folder) {
        return new ConfigProblem(
                "The run folder '%s' is not empty.".formatted(folder),
                "A finished run is never overwritten.",
                "Choose another folder with --out, or move the old one away.");
    }

    /** The folder, or the nearest one above that exists, must take new files. */
    private static void requireWritable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || Files.isDirectory(there) && !Files.isWritable(there)) {
            throw new StorageProblem(
                    "The run folder '%s' cannot be written.".formatted(folder),
                    there == null ? "There is no such drive." : "'%s' takes no new files.".formatted(there),
                    "Choose another folder with --out, or ask for the right to write there.");
        }
    }

    /** Whether there is nothing there but what a process leaves that was killed at its very start. */
    static boolean isEmpty(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString())
                    .allMatch(name -> name.equals(RunLock.NAME) || name.equals(RunFolder.WORKER) || isPart(name));
        } catch (IOException failure) {
            throw cannotWrite(folder, failure);
        }
    }

    /** Deletes what a killed process had half written; only who holds the lock writes here, so it is nobody's work. */
    static void deleteParts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (isPart(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isPart(String name) {
        return name.startsWith(".") && name.endsWith(".part");
    }

    static StorageProblem cannotWrite(Path folder, Exception failure) {
        return new StorageProblem(
                "The run folder '%s' cannot be written.".formatted(folder),
                SystemReason.of(failure),
                "Check free space and permissions, or choose another folder with --out.",
                failure);
    }
}
