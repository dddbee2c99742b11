package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user for files and folders; tests answer in their place. */
public interface FileDialogs {

    /** Asks for a folder, starting from another one. */
    Optional<Path> folder(Window owner, String title, Path start);

    /** Asks for the file of a data set, or for several of one study; none when the user closes the dialog. */
    List<Path> dataSets(Window owner);

    /** Asks for a file that is there; empty when the user closes the dialog. */
    Optional<Path> file(Window owner, String title);

    /** Asks where to write a new file, suggesting a name. */
    Optional<Path> newFile(Window owner, String title, String name);

    /** Shows a file in the system's file manager; does nothing where there is none. */
    void reveal(Path file);
}
