package org.mixtura.core.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The queue of runs at one moment, and what trains beside it.
 *
 * @param active the run folder that trains
 * @param waiting the run folders that wait, next one first
 * @param beside the run folders that train without having waited, the first one begun first
 */
public record QueueState(Optional<Path> active, List<Path> waiting, List<Path> beside) {

    /** Nothing trains and nothing waits. */
    public static final QueueState EMPTY = new QueueState(Optional.empty(), List.of());

    public QueueState {
        waiting = List.copyOf(waiting);
        beside = List.copyOf(beside);
    }

    /** Where nothing trains beside the queue. */
    public QueueState(Optional<Path> active, List<Path> waiting) {
        this(active, waiting, List.of());
    }

    /** What trains, of the queue first. */
    public Optional<Path> training() {
        return active.or(() -> beside.stream().findFirst());
    }
}
