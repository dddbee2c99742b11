package org.mixtura.ui.task;

/**
 * How a task presents itself and what cancelling it means.
 *
 * @param title what it does, for example "Import check"
 * @param cancelText what the tray writes on the button that ends it
 * @param onCancel hears that the user wants it to end
 * @param dropsResult whether the result of a cancelled task is dropped; false where cancelling means to stop early and
 *     keep what there is
 */
public record TaskKind(String title, String cancelText, Runnable onCancel, boolean dropsResult) {

    /** Work whose result nobody wants any more once it is cancelled. */
    public static TaskKind of(String title) {
        return new TaskKind(title, "Cancel", () -> {}, true);
    }

    /** Work that can be stopped early and still has a result. */
    public static TaskKind stoppable(String title, String cancelText, Runnable onStop) {
        return new TaskKind(title, cancelText, onStop, false);
    }

    /** The same, and {@code action} hears that the user cancelled. */
    public TaskKind onCancel(Runnable action) {
        return new TaskKind(title, cancelText, action, dropsResult);
    }
}
