package org.mixtura.app;

import java.nio.file.Path;
import org.mixtura.core.local.Places;

/** Where this user's files lie, by the habits of each system. */
final class UserFolders {

    private UserFolders() {}

    /** Where the workbench keeps what belongs to no project. */
    static Places places() {
        return new Places(
                data().resolve("demo"),
                data().resolve("queue"),
                settings().resolve("libtorch"),
                environment("XDG_CACHE_HOME", home().resolve(".cache")).resolve("mixtura"),
                data().resolve("imports"));
    }

    /** Settings and the list of recent projects. */
    static Path settings() {
        return environment("XDG_CONFIG_HOME", home().resolve(".config")).resolve("mixtura");
    }

    private static Path data() {
        return environment("XDG_DATA_HOME", home().resolve(".local/share")).resolve("mixtura");
    }

    private static Path environment(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }
}
