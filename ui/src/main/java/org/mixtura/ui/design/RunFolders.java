package org.mixtura.ui.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Where runs go: {@code HOME/001-scvi-pbmc}, and whether a folder that the user typed can be used. */
final class RunFolders {

    private static final int MAX_NAME = 32;

    private final Supplier<Path> home;

    RunFolders(Supplier<Path> home) {
        this.home = home;
    }

    /** A folder that does not exist yet, for a run of this model on this data set. */
    Path suggest(String model, Path data) {
        var file = data.getFileName();
        String name = (file == null ? "data" : file.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.(h5ad|h5|gz|csv|tsv|mtx)", "")
                .replaceAll("[^a-z0-9]+", "-");
        String tail = "-" + model + "-" + name.substring(0, Math.min(MAX_NAME, name.length()));
        for (int number = 1; ; number++) {
            var candidate = home.get().resolve("%03d%s".formatted(number, tail));
            if (!Files.exists(candidate)) {
                return candidate;
            }
        }
    }

    /** What is wrong with a folder for a new run, a sentence; empty when it can be used. Touches the disk. */
    static String problem(String text) {
        Optional<Path> folder = parse(text);
        if (folder.isEmpty()) {
            return "Name a folder for the run.";
        }
        var path = folder.get();
        if (Files.isRegularFile(path)) {
            return "There is a file of that name; name a folder.";
        }
        if (Files.isDirectory(path)) {
            try (var content = Files.list(path)) {
                return content.findAny().isPresent() ? "This folder is not empty; name a new one." : "";
            } catch (IOException unreadable) {
                return "This folder cannot be read; name another one.";
            }
        }
        for (var parent = path.toAbsolutePath().getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent)) {
                return Files.isWritable(parent) ? "" : "Nothing may be written to %s.".formatted(parent);
            }
        }
        return "";
    }

    private static Optional<Path> parse(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
