package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.List;
import org.mixtura.ui.error.Problem;

/**
 * Files that were to be joined, and why that should not be done without being asked.
 *
 * @param files in their order
 */
public record DoubtfulJoin(List<Path> files, Problem problem) {

    public DoubtfulJoin {
        files = List.copyOf(files);
    }
}
