package org.mixtura.core.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.run.RunPlace;

/** The runs in a project's folder. */
final class ProjectRuns {

    /** A run of a sweep lies in the folder of its combination in that of the sweep. */
    private static final int DEPTH = 3;

    private ProjectRuns() {}

    static List<ProjectRun> of(Project project) {
        var marks = project.state().layer(Layer.RUNS);
        Path home = project.runsFolder();
        return Stream.concat(
                        folders(home).stream(), project.runsElsewhere().stream().filter(RunPlace::holdsRun))
                .map(folder -> {
                    String key = key(home, folder);
                    return new ProjectRun(
                            key, folder, marks.containsKey(key) ? RunMark.of(marks.get(key)) : RunMark.NONE);
                })
                .toList();
    }

    static String key(Path home, Path run) {
        return (run.startsWith(home) ? home.relativize(run) : run).toString().replace('\\', '/');
    }

    private static List<Path> folders(Path home) {
        var found = new ArrayList<Path>();
        collect(home, DEPTH, found);
        return found;
    }

    private static void collect(Path folder, int depth, List<Path> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path child : inside.filter(Files::isDirectory).sorted().toList()) {
                if (RunPlace.holdsRun(child)) {
                    found.add(child);
                } else if (depth > 1) {
                    collect(child, depth - 1, found);
                }
            }
        } catch (IOException unreadable) {
            // A folder that may not be looked into shows no runs.
        }
    }

    static List<String> deleteOld(Project project, Instant now) {
        var deleted = new ArrayList<String>();
        for (ProjectRun run : of(project)) {
            // What lies elsewhere is not the project's to delete.
            if (run.isOver(now) && run.folder().startsWith(project.runsFolder())) {
                try {
                    delete(run.folder());
                    deleted.add(run.name());
                    project.note("Deleted '%s', which was in the trash for 30 days".formatted(run.name()), "");
                } catch (IOException inUse) {
                    // The next time, then.
                }
            }
        }
        return deleted;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
