package org.mixtura.ui.figure;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;

/** How genes along a path or state are shown, as somebody chooses it. */
public final class LookModel {

    private static final double PERCENT = 100;

    private final ObjectProperty<PathScale> scale;
    private final ObjectProperty<PathOrder> order;
    private final ObjectProperty<Integer> driftLimit;
    private final ReadOnlyObjectWrapper<PathLook> look;

    /** @param usual until something else is chosen */
    public LookModel(PathLook usual) {
        scale = new SimpleObjectProperty<>(this, "scale", usual.scale());
        order = new SimpleObjectProperty<>(this, "order", usual.order());
        driftLimit = new SimpleObjectProperty<>(this, "driftLimit", (int) Math.round(PERCENT * usual.mostDrift()));
        look = new ReadOnlyObjectWrapper<>(this, "look", usual);
        scale.subscribe((_, _) -> update());
        order.subscribe((_, _) -> update());
        driftLimit.subscribe((_, _) -> update());
    }

    private void update() {
        look.set(new PathLook(scale.get(), order.get(), driftLimit.get() / PERCENT));
    }

    public ObjectProperty<PathScale> scaleProperty() {
        return scale;
    }

    public ObjectProperty<PathOrder> orderProperty() {
        return order;
    }

    /** How much housekeeping genes may change, per cent of what others change by. */
    public ObjectProperty<Integer> driftLimitProperty() {
        return driftLimit;
    }

    /** All of it. */
    public ReadOnlyObjectProperty<PathLook> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** What is chosen now. */
    public PathLook get() {
        return look.get();
    }
}
