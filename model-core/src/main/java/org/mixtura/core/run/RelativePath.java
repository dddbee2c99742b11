package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.Objects;

/** How a file is named inside a file of another folder, so that both can be moved together. */
public final class RelativePath {

    private RelativePath() {}

    /**
     * The way from a folder, with {@code /} on every system; a file on another disk is named in full.
     *
     * @param base absolute
     */
    public static String of(Path file, Path base) {
        Path there = file.toAbsolutePath().normalize();
        boolean sameDisk = Objects.equals(there.getRoot(), base.getRoot());
        return (sameDisk ? base.relativize(there) : there).toString().replace('\\', '/');
    }
}
