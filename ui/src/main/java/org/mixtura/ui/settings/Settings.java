package org.mixtura.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;

/** Keeps an {@link Appearance}, whether the tour was taken, and keys that the user changed, in {@code settings.json}, from start to start. */
public final class Settings {

    private final JsonFile<Stored> file;

    private record Stored(
            Appearance.Theme theme,
            double scale,
            boolean toured,
            @Nullable JsonNode keys) {}

    /** Settings in this folder, which is made when something is first stored. */
    public Settings(Path folder) {
        this.file = new JsonFile<>(
                folder.resolve("settings.json"), Stored.class, new Stored(Appearance.Theme.LIGHT, 1, false, null));
    }

    /** Gives appearance, tour and keys their stored values, and stores them whenever they change from now on. */
    public void bind(Appearance appearance, BooleanProperty toured, Keymap keymap, Tasks tasks) {
        var stored = file.read();
        appearance.themeProperty().set(stored.theme());
        appearance.scaleProperty().set(stored.scale());
        toured.set(stored.toured());
        keymap.keysProperty().set(StoredKeys.read(stored.keys()));
        Runnable store = () -> {
            var now = new Stored(
                    appearance.themeProperty().get(),
                    appearance.scaleProperty().get(),
                    toured.get(),
                    StoredKeys.write(keymap.keysProperty().get()));
            tasks.quietly(() -> file.write(now));
        };
        appearance.themeProperty().addListener(_ -> store.run());
        appearance.scaleProperty().addListener(_ -> store.run());
        toured.addListener(_ -> store.run());
        keymap.keysProperty().addListener(_ -> store.run());
    }
}
