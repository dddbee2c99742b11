package org.mixtura.ui.figure;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.schema.Choice;
import org.mixtura.ui.control.NameConverter;

/** Choose how genes along a path or state are shown: colours, order, and how much housekeeping genes may drift. */
public final class LookControls {

    private static final List<Integer> DRIFTS = List.of(10, 20, 30, 40, 50, 75, 100, 150, 200);

    private LookControls() {}

    /**
     * @param id of which those of the controls are made: {@code ID-scale}, {@code ID-order}, {@code ID-drift-limit}
     * @param styles of the controls
     */
    public static List<Control> of(String id, LookModel look, String... styles) {
        var scale = box(id + "-scale", List.of(PathScale.values()), look.scaleProperty());
        scale.setConverter(new NameConverter<>(Choice::label));
        var order = box(id + "-order", List.of(PathOrder.values()), look.orderProperty());
        order.setConverter(new NameConverter<>(Choice::label));
        var limit = box(id + "-drift-limit", DRIFTS, look.driftLimitProperty());
        limit.setConverter(new NameConverter<>("Drift up to %d %%"::formatted));
        scale.setTooltip(new Tooltip("How expression is made into colours"));
        order.setTooltip(new Tooltip("How genes of a set follow each other"));
        limit.setTooltip(
                new Tooltip("Housekeeping genes that change by more than this share of what others change by are told"
                        + " in amber"));
        var all = List.<Control>of(scale, order, limit);
        all.forEach(each -> each.getStyleClass().addAll(styles));
        return all;
    }

    private static <T> ComboBox<T> box(String id, List<T> choices, ObjectProperty<T> chosen) {
        var box = new ComboBox<>(FXCollections.observableArrayList(choices));
        box.setId(id);
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
