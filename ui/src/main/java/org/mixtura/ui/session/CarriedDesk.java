package org.mixtura.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** Runs that an exported data set carries, and the way back to runs. Call on the JavaFX thread. */
public final class CarriedDesk {

    private final Workbench workbench;
    private final Tasks tasks;
    private final Session session;
    private final Function<Path, Path> home;
    private final Consumer<Path> found;
    private final Consumer<List<Path>> restored;
    private final Consumer<Problem> report;
    private final ReadOnlyObjectWrapper<List<String>> carried = new ReadOnlyObjectWrapper<>(this, "carried", List.of());

    /**
     * A desk.
     *
     * @param home the folder that takes the runs of a data set
     * @param found is told of a file that carries runs and is to be looked at
     * @param restored is told of runs that have become folders
     */
    CarriedDesk(
            Workbench workbench,
            Tasks tasks,
            Session session,
            Function<Path, Path> home,
            Consumer<Path> found,
            Consumer<List<Path>> restored,
            Consumer<Problem> report) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.session = session;
        this.home = home;
        this.found = found;
        this.restored = restored;
        this.report = report;
        session.inspectionProperty().subscribe(open -> {
            carried.set(List.of());
            open.map(Inspection::source).ifPresent(this::look);
        });
    }

    /** The names of the runs in the data set that is open. */
    public ReadOnlyObjectProperty<List<String>> carriedProperty() {
        return carried.getReadOnlyProperty();
    }

    private void look(Path source) {
        tasks.quietly(() -> {
            var names = workbench.carriedRuns(source);
            tasks.deliver(() -> {
                if (session.inspectionProperty()
                        .get()
                        .filter(open -> open.source().equals(source))
                        .isPresent()) {
                    carried.set(names);
                }
            });
        });
    }

    /** Opens a file that carries runs; says so of one that carries none. */
    public void open(Path file) {
        tasks.run(
                "Looking for runs",
                _ -> workbench.carriedRuns(file),
                names -> {
                    if (names.isEmpty()) {
                        report.accept(new Problem(
                                "There is no run in “%s”.".formatted(file.getFileName()),
                                "A file carries runs when Mixtura has exported them into it as .h5ad.",
                                "Choose such a file, or open this one as data and train a model on it.",
                                ""));
                    } else {
                        found.accept(file);
                    }
                },
                report);
    }

    /** Makes runs of the data set that is open to run folders. */
    public void restore(List<String> names) {
        session.inspectionProperty().get().map(Inspection::source).ifPresent(source -> {
            Path folder = home.apply(source);
            tasks.run(
                    names.size() == 1 ? "Restoring " + names.getFirst() : "Restoring %d runs".formatted(names.size()),
                    progress -> {
                        var folders = new ArrayList<Path>();
                        for (String name : names) {
                            if (progress.isCancelled()) {
                                throw new CancellationException("the rest is not wanted");
                            }
                            progress.stage("Restoring " + name);
                            progress.share((double) folders.size() / names.size());
                            folders.add(workbench
                                    .restore(source, name, free(folder, name))
                                    .folder());
                        }
                        return List.copyOf(folders);
                    },
                    restored,
                    report);
        });
    }

    private static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve("%s-%d".formatted(name, number));
        }
        return free;
    }
}
