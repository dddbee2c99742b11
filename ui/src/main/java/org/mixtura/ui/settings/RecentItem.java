package org.mixtura.ui.settings;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Something that was opened.
 *
 * @param path a file or folder, absolute
 * @param detail one line about it, for example "800 cells × 16,791 genes"
 * @param opened when, as ISO instant
 */
public record RecentItem(Kind kind, String path, String detail, String opened) {

    /** What it is. */
    public enum Kind {
        PROJECT,
        DATA,
        RUN,
        SWEEP
    }

    /** An item that is opened now. */
    public static RecentItem now(Kind kind, Path path, String detail) {
        return new RecentItem(
                kind,
                path.toAbsolutePath().normalize().toString(),
                detail,
                Instant.now().toString());
    }

    /** The path as such. */
    public Path location() {
        return Path.of(path);
    }

    /** The last part of the path, for titles. */
    public String fileName() {
        var name = location().getFileName();
        return name == null ? path : name.toString();
    }

    /** The folder that holds it, for a second line. */
    public String folder() {
        var parent = location().getParent();
        return parent == null ? "" : parent.toString();
    }
}
