package org.mixtura.ui.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.RunFolder;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.task.Tasks;

/** Small pictures of the maps of runs; that of a project is the one of its newest run. */
final class Thumbnails {

    /** Of a picture, pixels: twice what is shown at 100 %, for scaled screens. */
    private static final double SIDE = 96;

    private final Tasks tasks;

    Thumbnails(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Looks for the picture of an item in the background.
     *
     * @param found gets it, if there is one, on the JavaFX thread
     */
    void find(RecentItem item, Consumer<Image> found) {
        tasks.quietly(() -> file(item)
                .map(file -> new Image(file.toUri().toString(), SIDE, SIDE, true, true))
                .filter(picture -> !picture.isError())
                .ifPresent(picture -> tasks.deliver(() -> found.accept(picture))));
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
