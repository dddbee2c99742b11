package org.mixtura.ui.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Projects;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.task.Work;

/**
 * Keeps the project open that what the user looks at belongs to: that of the data, or that around the run. Call on the JavaFX
 * thread.
 */
final class ProjectDesk {

    private final Optional<Projects> projects;
    private final Tasks tasks;
    private final EditHistory history;
    private final Consumer<Problem> failed;

    /** @param projects where projects are made; empty: there are none, and steps last as long as the window */
    ProjectDesk(Optional<Projects> projects, Tasks tasks, EditHistory history, Consumer<Problem> failed) {
        this.projects = projects;
        this.tasks = tasks;
        this.history = history;
        this.failed = failed;
    }

    /** The project of a data set, begun if there is none. */
    void forData(Path data) {
        Path source = data.toAbsolutePath().normalize();
        var open = history.projectProperty().get();
        if (open.filter(project -> hasData(project, source)).isEmpty()) {
            projects.ifPresent(home -> open(_ -> home.of(source), _ -> {}));
        }
    }

    private static boolean hasData(Project project, Path source) {
        return project.data().stream().anyMatch(ref -> ref.path().equals(source));
    }

    /** The project that a run lies in, or that of its data. */
    void forRun(StoredRun run) {
        Path folder = run.folder().toAbsolutePath().normalize();
        var open = history.projectProperty().get();
        if (open.filter(project ->
                        project.runs().stream().anyMatch(known -> known.folder().equals(folder)))
                .isEmpty()) {
            projects.ifPresent(home -> open(
                    _ -> Project.around(folder)
                            .map(Project::open)
                            .orElseGet(() -> home.of(run.spec().data())),
                    project -> project.addRun(folder)));
        }
    }

    /** Whether a run lies in a project that is not the open one, or in none and its data are not those of the open one. */
    boolean isOfAnother(StoredRun run) {
        var own = Project.around(run.folder().toAbsolutePath().normalize());
        Path source = run.spec().data().toAbsolutePath().normalize();
        return history.projectProperty()
                .get()
                .filter(open ->
                        own.map(folder -> !folder.equals(open.folder())).orElseGet(() -> !hasData(open, source)))
                .isPresent();
    }

    /** This project. */
    void open(Path folder, Consumer<Project> then) {
        open(_ -> Project.open(folder), then);
    }

    private void open(Work<Project> opening, Consumer<Project> then) {
        tasks.run(
                "Opening the project",
                progress -> {
                    var project = opening.run(progress);
                    project.emptyTrash(Instant.now());
                    return project;
                },
                project -> {
                    var shown = adopt(project);
                    then.accept(shown);
                    tasks.quietly(shown::measure);
                },
                failed);
    }

    /** One that is open already stays, for the second can only be looked at. */
    private Project adopt(Project fresh) {
        var open = history.projectProperty().get();
        if (open.isPresent() && open.get().folder().equals(fresh.folder())) {
            tasks.quietly(fresh::close);
            return open.get();
        }
        history.show(Optional.of(fresh));
        open.ifPresent(before -> tasks.quietly(before::close));
        return fresh;
    }

    /** Closes the open project and waits for the disk. */
    void close() {
        var open = history.projectProperty().get();
        history.show(Optional.empty());
        open.ifPresent(Project::close);
    }
}
