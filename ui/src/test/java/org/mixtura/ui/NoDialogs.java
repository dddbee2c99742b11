package org.mixtura.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;
import org.mixtura.ui.figure.FileDialogs;

/** A user who closes every dialog of the operating system. */
public class NoDialogs implements FileDialogs {

    @Override
    public Optional<Path> folder(Window owner, String title, Path start) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> file(Window owner, String title) {
        return Optional.empty();
    }

    @Override
    public List<Path> dataSets(Window owner) {
        return List.of();
    }

    @Override
    public void reveal(Path file) {
        // There is no file manager.
    }

    @Override
    public Optional<Path> newFile(Window owner, String title, String name) {
        return Optional.empty();
    }
}
