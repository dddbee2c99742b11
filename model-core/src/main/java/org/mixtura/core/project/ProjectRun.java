package org.mixtura.core.project;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A run of a project.
 *
 * @param key its folder, named from the project's folder of runs, with slashes; the whole path of a run elsewhere
 * @param folder its folder, absolute
 * @param mark what the user says of it
 */
public record ProjectRun(String key, Path folder, RunMark mark) {

    /** How long a run stays in the trash before it is deleted. */
    public static final Duration IN_TRASH = Duration.ofDays(30);

    /** What people call it. */
    public String name() {
        if (!mark.name().isEmpty()) {
            return mark.name();
        }
        return Path.of(key).isAbsolute() ? String.valueOf(folder.getFileName()) : key;
    }

    /** Whether it is in the trash. */
    public boolean isTrashed() {
        return mark.trashed().isPresent();
    }

    /** Whether it has been there for so long that it goes. */
    boolean isOver(Instant now) {
        return mark.trashed()
                .filter(since -> since.plus(IN_TRASH).isBefore(now))
                .isPresent();
    }
}
