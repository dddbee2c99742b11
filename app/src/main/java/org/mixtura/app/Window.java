package org.mixtura.app;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the window and waits until it is closed. */
@FunctionalInterface
public interface Window {

    /**
     * @param open a data set, or the folder of a run or sweep, to show first
     */
    void open(Optional<Path> open);
}
