package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.theme.Icon;

/** The choice of what makes uncertain cells faint, or gives colours. */
final class FadeMenu {

    private final FadeModel model;
    private final Consumer<Colouring> colour;
    private final ContextMenu menu = new ContextMenu();

    /** @param colour colours the maps */
    FadeMenu(FadeModel model, Consumer<Colouring> colour) {
        this.model = model;
        this.colour = colour;
    }

    /** Lets a button show it. */
    void on(Button button) {
        button.setAccessibleText("Fade uncertain cells");
        model.byProperty().subscribe(by -> {
            button.setGraphic(new Icon(by == FadeModel.By.NOTHING ? "mdi2b-blur-off" : "mdi2b-blur"));
            button.setTooltip(
                    new Tooltip(by == FadeModel.By.NOTHING ? "Fade cells that the model is unsure of" : by.meaning()));
        });
        button.setOnAction(_ -> {
            // What this model can say is known when it has been asked once.
            model.ask();
            fill();
            menu.show(button, Side.BOTTOM, 0, 0);
        });
        model.foundProperty().subscribe(_ -> fill());
    }

    private void fill() {
        menu.getItems().clear();
        for (FadeModel.By by : model.possible()) {
            var item = new RadioMenuItem(by.label());
            item.setId("fade-" + by.name().toLowerCase(Locale.ROOT));
            item.setSelected(model.byProperty().get() == by);
            item.setOnAction(_ -> model.byProperty().set(by));
            menu.getItems().add(item);
        }
        Stream.of(model.byProperty().get().meaning(), model.why())
                .filter(words -> !words.isEmpty())
                .map(FadeMenu::words)
                .forEach(menu.getItems()::add);
        var colours = Stream.of(FadeModel.By.SPREAD, FadeModel.By.ENTROPY)
                .filter(by -> model.colouring(by).isPresent())
                .map(this::colouring)
                .collect(Collectors.toCollection(ArrayList::new));
        model.arms().forEach(arm -> colours.add(coloured("Colour by " + arm.title(), () -> Optional.of(arm))));
        if (!colours.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().addAll(colours);
        }
    }

    /** A line that explains and does nothing. */
    private static MenuItem words(String text) {
        var line = new MenuItem(text);
        line.setDisable(true);
        line.getStyleClass().add("menu-words");
        return line;
    }

    private MenuItem colouring(FadeModel.By by) {
        var item = coloured("Colour by " + by.shortName(), () -> model.colouring(by));
        item.setId("colour-" + by.name().toLowerCase(Locale.ROOT));
        return item;
    }

    private MenuItem coloured(String text, Supplier<Optional<? extends Colouring>> colours) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> colours.get().ifPresent(colour));
        return item;
    }
}
