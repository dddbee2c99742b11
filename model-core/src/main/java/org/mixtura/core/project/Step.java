package org.mixtura.core.project;

/** What a line of a project's journal says. */
public sealed interface Step {

    /** Something was changed. */
    record Do(Change change) implements Step {}

    /** The last change was taken back. */
    record Undo() implements Step {}

    /** What was taken back last was done again. */
    record Redo() implements Step {}

    /**
     * Something happened that cannot be undone: a run was trained, a file was written.
     *
     * @param text a short sentence
     * @param command the command line that does the same; empty when there is none
     */
    record Note(String text, String command) implements Step {}
}
