package org.mixtura.ui.explore;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/** A list of the components of the model, and of what else belongs beside them. */
final class ComponentMenu extends MenuButton {

    /**
     * @param chosen gets the number of a component, from 1
     * @param others stand before the components
     */
    ComponentMenu(String text, String id, ExploreViewModel model, IntConsumer chosen, MenuItem... others) {
        super(text);
        setId(id);
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().addAll("small", "export-menu");
        getItems().setAll(others);
        setOnShowing(_ -> {
            getItems().setAll(others);
            IntStream.rangeClosed(1, model.components().ofModel())
                    .mapToObj(number -> {
                        var item = new MenuItem("Component " + number);
                        item.setOnAction(_ -> chosen.accept(number));
                        return item;
                    })
                    .forEach(getItems()::add);
        });
    }
}
