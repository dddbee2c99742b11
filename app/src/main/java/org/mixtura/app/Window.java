package org.mixtura.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Opens the window and waits until it is closed. */
@FunctionalInterface
public interface Window {

    /**
     * @param open a data set, or the folder of a run or sweep, to show first
     * @param onceDrawn whether the window closes by itself as soon as it was drawn
     * @return when it was first drawn
     */
    Instant open(Optional<Path> open, boolean onceDrawn);
}
