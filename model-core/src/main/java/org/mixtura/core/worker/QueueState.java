package org.mixtura.core.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The queue of runs at one moment.
 *
 * @param active the run folder that trains
 * @param waiting the run folders that wait, next one first
 */
public record QueueState(Optional<Path> active, List<Path> waiting) {

    /** Nothing trains and nothing waits. */
    public static final QueueState EMPTY = new QueueState(Optional.empty(), List.of());

    public QueueState {
        waiting = List.copyOf(waiting);
    }
}
