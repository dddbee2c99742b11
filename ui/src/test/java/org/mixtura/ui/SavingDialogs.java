package org.mixtura.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.mixtura.ui.figure.FileDialogs;

/**
 * A user who saves whatever there is to save in one folder.
 *
 * @param folder where everything is saved, under the name that is suggested
 * @param data the data set to open; empty: none is chosen
 */
public record SavingDialogs(Path folder, Supplier<Optional<Path>> data) implements FileDialogs {

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
        return data.get().stream().toList();
    }

    @Override
    public Optional<Path> newFile(Window owner, String title, String name) {
        return Optional.of(folder.resolve(name));
    }

    @Override
    public void reveal(Path file) {
        // There is no file manager.
    }
}
