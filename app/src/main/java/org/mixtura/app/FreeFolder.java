package org.mixtura.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Finds a folder name that is not taken, so that no run overwrites another. */
final class FreeFolder {

    private FreeFolder() {}

    /** {@code name-1}, or the first number that is free. */
    static Path in(Path parent, String name) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> parent.resolve(name + "-" + n))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }
}
