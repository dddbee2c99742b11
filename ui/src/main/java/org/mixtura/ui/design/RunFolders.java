package org.mixtura.ui.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a folder that the user typed for a run can be used. */
final class RunFolders {

    private RunFolders() {}

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
