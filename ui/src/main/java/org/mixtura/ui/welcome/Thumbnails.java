package org.mixtura.ui.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.RunFolder;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.task.Tasks;

/** Files of small pictures of the maps of runs; that of a project is the one of its newest run. */
final class Thumbnails {

    private final Tasks tasks;

    Thumbnails(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Looks for the picture of an item in the background.
     *
     * @param found gets it, if there is one, on the JavaFX thread
     */
    void find(RecentItem item, Consumer<Path> found) {
        tasks.quietly(() -> file(item).ifPresent(file -> tasks.deliver(() -> found.accept(file))));
    }

    private static Optional<Path> file(RecentItem item) {
        return switch (item.kind()) {
            case RUN -> Optional.of(RunFolder.thumbnail(item.location())).filter(Files::isRegularFile);
            case PROJECT -> newest(Project.runsIn(item.location()));
            case DATA, SWEEP -> Optional.empty();
        };
    }

    private static Optional<Path> newest(Path runs) {
        try (Stream<Path> all = Files.list(runs)) {
            return all.map(RunFolder::thumbnail)
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparing(Thumbnails::written));
        } catch (IOException none) {
            // A project without runs has no picture, nor has one whose disk is not there.
            return Optional.empty();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
