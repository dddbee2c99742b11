package org.mixtura.core.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layers of a project and the steps that led to them. It never changes; a step leads from one history to the next.
 *
 * @param state the layers now
 * @param done steps that can be undone, oldest first; at most {@value #LIMIT}
 * @param undone steps that can be done again, the one undone last is last
 */
public record History(ProjectState state, List<Change> done, List<Change> undone) {

    /** How many steps can be undone. */
    public static final int LIMIT = 200;

    /** Nothing was done yet. */
    public static final History EMPTY = new History(ProjectState.EMPTY, List.of(), List.of());

    public History {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /** The name of the step that undo takes back. */
    public Optional<String> undoName() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast().name());
    }

    /** The name of the step that redo does again. */
    public Optional<String> redoName() {
        return undone.isEmpty()
                ? Optional.empty()
                : Optional.of(undone.getLast().name());
    }

    /** The history after a step; a change must have been made for this state. Undo and redo without a step to work on, and notes, change nothing. */
    public History after(Step step) {
        return switch (step) {
            case Step.Do(var change) -> new History(state.with(change), latest(done, change), List.of());
            case Step.Undo() when done.isEmpty() -> this;
            case Step.Undo() -> {
                var last = done.getLast();
                yield new History(state.with(last.reverse()), done.subList(0, done.size() - 1), plus(undone, last));
            }
            case Step.Redo() when undone.isEmpty() -> this;
            case Step.Redo() -> {
                var next = undone.getLast();
                yield new History(state.with(next), latest(done, next), undone.subList(0, undone.size() - 1));
            }
            case Step.Note _ -> this;
        };
    }

    private static List<Change> latest(List<Change> changes, Change last) {
        return plus(changes.subList(Math.max(0, changes.size() - LIMIT + 1), changes.size()), last);
    }

    private static List<Change> plus(List<Change> changes, Change last) {
        return Stream.concat(changes.stream(), Stream.of(last)).toList();
    }
}
