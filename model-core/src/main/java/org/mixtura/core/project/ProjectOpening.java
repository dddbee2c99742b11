package org.mixtura.core.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Opens a project: finds out whether it can be changed, brings it to the present schema, and replays its journal. */
final class ProjectOpening {

    private final Path folder;
    private final ProjectFiles files;

    ProjectOpening(Path folder, Migrations migrations) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = new ProjectFiles(this.folder, migrations);
    }

    Project toLookAt() {
        requireProject();
        try {
            var found = files.read(false);
            var access = new Access.ReadOnly("It was opened to be looked at.", "Open it in the window to change it.");
            return project(access, Optional.empty(), found, List.of());
        } catch (IOException | RuntimeException failure) {
            throw damaged(failure);
        }
    }

    Project toWorkIn() {
        requireProject();
        return switch (take()) {
            case ProjectLock.Attempt.Taken(var lock) -> locked(lock);
            case ProjectLock.Attempt.Held(var by) -> held(by);
        };
    }

    private Project held(Optional<ProjectLock.Holder> by) {
        try {
            var found = files.read(false);
            return project(files.tooNew(found.schema()).orElse(heldBy(by)), Optional.empty(), found, List.of());
        } catch (IOException | RuntimeException failure) {
            throw damaged(failure);
        }
    }

    private Project locked(ProjectLock lock) {
        try {
            var seen = files.read(false);
            var tooNew = files.tooNew(seen.schema());
            if (tooNew.isPresent()) {
                lock.release();
                return project(tooNew.get(), Optional.empty(), seen, List.of());
            }
            return project(
                    new Access.Writable(),
                    Optional.of(lock),
                    files.read(true),
                    lock.dead().map(ProjectOpening::crashed).stream().toList());
        } catch (IOException | RuntimeException failure) {
            lock.release();
            throw damaged(failure);
        }
    }

    private Project project(Access access, Optional<ProjectLock> lock, ProjectFiles.Found found, List<String> first) {
        var notices = new ArrayList<>(first);
        notices.addAll(found.notices());
        return new Project(folder, access, lock, files, found, notices);
    }

    private void requireProject() {
        if (!Project.isIn(folder) && !Files.isDirectory(folder.resolve(ProjectFiles.RECOVERY))) {
            throw new ConfigProblem(
                    "There is no project in '%s'.".formatted(folder),
                    "The folder has no file %s.".formatted(ProjectFiles.DESCRIPTION),
                    "Name the folder of a project, or open data to begin one.");
        }
    }

    /** A folder that takes no files can be looked at. */
    private ProjectLock.Attempt take() {
        try {
            return ProjectLock.take(folder);
        } catch (IOException refused) {
            return new ProjectLock.Attempt.Held(Optional.empty());
        }
    }

    private static Access.ReadOnly heldBy(Optional<ProjectLock.Holder> by) {
        return new Access.ReadOnly(
                by.map(who -> "Another Mixtura has it open (process %d%s, since %s)."
                                .formatted(who.pid(), elsewhere(who), who.since()))
                        .orElse("Another Mixtura has it open, or its folder takes no files."),
                "Close it there, then open it here again.");
    }

    private static String crashed(ProjectLock.Holder who) {
        return "Mixtura did not close this project well the last time (process %d%s). What was done is all there."
                .formatted(who.pid(), elsewhere(who));
    }

    private static String elsewhere(ProjectLock.Holder who) {
        return who.isHere() ? "" : " on " + who.host();
    }

    private StorageProblem damaged(Exception failure) {
        return new StorageProblem(
                "The project in '%s' cannot be opened.".formatted(folder),
                SystemReason.of(failure),
                "Its runs can be opened one by one from its folder runs; restore project.json from a copy, such as those in"
                        + " its folder .recovery.",
                failure);
    }
}
