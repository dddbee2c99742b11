package org.mixtura.core.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.error.WorkbenchException;

/**
 * The place where projects are made unless a user says otherwise, a folder for each, named after its data.
 *
 * @param home the folder of those folders
 * @param app the version of the program
 */
public record Projects(Path home, String app) {

    /** The project of a data set: the one that works on it already, or a new one. */
    public Project of(Path data) {
        Path source = data.toAbsolutePath().normalize();
        var project = existing(source).map(Project::open).orElseGet(() -> begin(source));
        project.addData(source);
        return project;
    }

    /** The folder of the project that works on a data set, if there is one here. */
    public Optional<Path> existing(Path data) {
        Path source = data.toAbsolutePath().normalize();
        return folders().filter(folder -> worksOn(folder, source)).findFirst();
    }

    private static boolean worksOn(Path folder, Path data) {
        try (var project = Project.look(folder)) {
            return project.data().stream().anyMatch(ref -> ref.path().equals(data));
        } catch (WorkbenchException damaged) {
            return false;
        }
    }

    private Stream<Path> folders() {
        if (!Files.isDirectory(home)) {
            return Stream.empty();
        }
        try (var inside = Files.list(home)) {
            return inside.filter(Project::isIn).sorted().toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private Project begin(Path data) {
        String name = nameOf(data);
        Path free = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> home.resolve(n == 1 ? name : name + "-" + n))
                .filter(folder -> !Files.exists(folder))
                .findFirst()
                .orElseThrow();
        return Project.create(free, free.getFileName().toString(), app);
    }

    private static String nameOf(Path data) {
        String file = data.getFileName() == null ? "data" : data.getFileName().toString();
        String bare = file.replaceFirst("(?i)(\\.(gz|h5ad|h5|loom|csv|tsv|txt|mtx))+$", "")
                .replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return List.of("", ".", "..").contains(bare) ? "data" : bare;
    }
}
