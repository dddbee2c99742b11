package org.mixtura.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the workbench keeps things.
 *
 * @param config settings and recent items
 * @param projects where projects are made
 * @param runs where new runs are suggested that belong to no project
 * @param figures where figures are saved unless the user says otherwise
 */
public record Folders(Path config, Path projects, Path runs, Path figures) {

    /**
     * The folders that this operating system provides for it.
     *
     * @param environment environment variables
     * @param system name of the operating system
     * @param home the user's home folder
     */
    public static Folders of(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        Path config = name.startsWith("windows")
                ? Path.of(environment.getOrDefault(
                                "APPDATA", home.resolve("AppData/Roaming").toString()))
                        .resolve("Mixtura")
                : name.startsWith("mac")
                        ? home.resolve("Library/Application Support/Mixtura")
                        : Path.of(environment.getOrDefault(
                                        "XDG_CONFIG_HOME",
                                        home.resolve(".config").toString()))
                                .resolve("mixtura");
        Path own = home.resolve("Mixtura");
        return new Folders(config, own.resolve("projects"), own.resolve("runs"), own.resolve("figures"));
    }

    /** The folders of the user who runs this program. */
    public static Folders ofUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }
}
