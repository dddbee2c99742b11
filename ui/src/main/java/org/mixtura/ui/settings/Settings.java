package org.mixtura.ui.settings;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;

/** Keeps an {@link Appearance}, and whether the tour was taken, in {@code settings.json}, from start to start. */
public final class Settings {

    private final JsonFile<Stored> file;

    private record Stored(Appearance.Theme theme, double scale, boolean toured) {}

    /** Settings in this folder, which is made when something is first stored. */
    public Settings(Path folder) {
        this.file = new JsonFile<>(
                folder.resolve("settings.json"), Stored.class, new Stored(Appearance.Theme.LIGHT, 1, false));
    }

    /** Gives appearance and tour their stored values, and stores them whenever they change from now on. */
    public void bind(Appearance appearance, BooleanProperty toured, Tasks tasks) {
        var stored = file.read();
        appearance.themeProperty().set(stored.theme());
        appearance.scaleProperty().set(stored.scale());
        toured.set(stored.toured());
        Runnable store = () -> {
            var now = new Stored(
                    appearance.themeProperty().get(), appearance.scaleProperty().get(), toured.get());
            tasks.quietly(() -> file.write(now));
        };
        appearance.themeProperty().addListener(_ -> store.run());
        appearance.scaleProperty().addListener(_ -> store.run());
        toured.addListener(_ -> store.run());
    }
}
