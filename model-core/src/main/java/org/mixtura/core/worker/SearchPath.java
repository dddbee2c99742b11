package org.mixtura.core.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the system finds programs by name.
 *
 * @param folders the first one that has a program counts
 */
record SearchPath(List<Path> folders) {

    private static final boolean HAS_SESSIONS = File.separatorChar == '/';

    SearchPath {
        folders = List.copyOf(folders);
    }

    /** That of this process. */
    static SearchPath ofSystem() {
        if (!HAS_SESSIONS) {
            // Folders are quoted there in ways of their own, and there is nothing to look for.
            return new SearchPath(List.of());
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return new SearchPath(Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    /**
     * What stands before a command so that its process begins a session of its own, and with it a group that signals to
     * ours do not reach. It becomes the program and keeps its number. Nothing where there is no {@code setsid}, nor
     * before a program that cannot be found: who starts that is to be told so, not {@code setsid}.
     */
    List<String> ownSession(String program) {
        if (!HAS_SESSIONS || find(program).isEmpty()) {
            return List.of();
        }
        return find("setsid").map(Path::toString).stream().toList();
    }

    private Optional<Path> find(String program) {
        var places = program.indexOf(File.separatorChar) < 0
                ? folders.stream().map(folder -> folder.resolve(program))
                : Stream.of(Path.of(program));
        return places.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }
}
