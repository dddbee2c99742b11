package org.mixtura.ui.task;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One piece of work that runs, as the task tray shows it. Its properties change on the JavaFX thread only. */
public final class UiTask {

    private final TaskKind kind;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper(this, "stage", "");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", -1);

    private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper(this, "cancellable", true);

    UiTask(TaskKind kind) {
        this.kind = kind;
    }

    /** What the task does, for example "Import check". */
    public String title() {
        return kind.title();
    }

    /** What the button that ends it says. */
    public String cancelText() {
        return kind.cancelText();
    }

    /** What it does at the moment. */
    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The share done, 0 to 1; negative when unknown. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** Whether the work can still be ended: nobody asked for it yet, and it is not too late. */
    public ReadOnlyBooleanProperty cancellableProperty() {
        return cancellable.getReadOnlyProperty();
    }

    /** Asks the work to end, unless it is too late. Call on the JavaFX thread. */
    public void cancel() {
        if (!cancellable.get()) {
            return;
        }
        cancellable.set(false);
        if (cancelled.compareAndSet(false, true)) {
            kind.onCancel().run();
        }
    }

    /** Whether the user asked to cancel. */
    public boolean isCancelled() {
        return cancelled.get();
    }

    boolean wantsResult() {
        return !isCancelled() || !kind.dropsResult();
    }

    void setStage(String text) {
        stage.set(text);
    }

    void settle() {
        cancellable.set(false);
    }

    void setShare(double done) {
        share.set(done);
    }
}
