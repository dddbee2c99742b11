package org.mixtura.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The look of all windows: light or dark, and the scale. Changes show at once in every scene that was dressed. */
public final class Appearance {

    /** Smallest scale. */
    public static final double MIN_SCALE = 0.75;

    /** Largest scale. */
    public static final double MAX_SCALE = 2;

    private static final double FONT_SIZE = 14;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String STYLES =
            Objects.requireNonNull(Appearance.class.getResource("mixtura.css")).toExternalForm();

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1) {
        @Override
        public void set(double value) {
            super.set(Math.clamp(value, MIN_SCALE, MAX_SCALE));
        }
    };

    /** Light or dark. */
    public enum Theme {
        LIGHT,
        DARK
    }

    /** Which theme all windows show. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Text size and spacing relative to the usual ones, kept within {@link #MIN_SCALE} and {@link #MAX_SCALE}. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Whether the theme is dark. */
    public boolean isDark() {
        return theme.get() == Theme.DARK;
    }

    /** Switches between light and dark. */
    public void toggleTheme() {
        theme.set(isDark() ? Theme.LIGHT : Theme.DARK);
    }

    /** Gives a scene this look and keeps it so, and its menus, lists and tooltips with it. Call on the JavaFX thread. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(STYLES);
        scene.rootProperty().subscribe(this::apply);
        theme.subscribe(() -> apply(scene.getRoot()));
        scale.subscribe(() -> apply(scene.getRoot()));
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> enlarge(window, scene));
            }
        };
        // The list of all windows outlives this one: it must not hold on to it.
        scene.getProperties().put(Dress.class, new Dress(this, opened));
        Window.getWindows().addListener(new WeakListChangeListener<>(opened));
    }

    /** The look that a scene was dressed with, for a window that belongs to it; empty for one that was not. */
    public static Optional<Appearance> of(Scene scene) {
        return Optional.ofNullable((Dress) scene.getProperties().get(Dress.class))
                .map(Dress::look);
    }

    /** What a scene bears. */
    private record Dress(Appearance look, ListChangeListener<Window> opened) {}

    /** A menu is a window of its own, whose text has a size of its own. */
    private void enlarge(Window window, Scene scene) {
        if (window instanceof PopupWindow popup && belongs(popup, scene)) {
            popup.getScene().getRoot().setStyle(fontSize());
        }
    }

    private static boolean belongs(PopupWindow popup, Scene scene) {
        Window owner = popup.getOwnerWindow();
        while (owner instanceof PopupWindow parent) {
            owner = parent.getOwnerWindow();
        }
        return owner != null && owner.getScene() == scene;
    }

    private void apply(Parent root) {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, isDark());
        root.setStyle(fontSize());
    }

    private String fontSize() {
        return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", FONT_SIZE * scale.get());
    }
}
