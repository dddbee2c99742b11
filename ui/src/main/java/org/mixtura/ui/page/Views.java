package org.mixtura.ui.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML views whose controllers get what they need through their constructors. */
public final class Views {

    private Views() {}

    /**
     * Loads {@code NAME.fxml} that lies beside the controller's class, NAME being the simple name of that class.
     *
     * @param controller the controller, already made; the file names its class in {@code fx:controller}
     * @return the root of the view
     */
    public static <T extends Parent> T load(Object controller) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName() + ".fxml";
        URL file = type.getResource(name);
        if (file == null) {
            throw new IllegalStateException("no view " + name + " beside " + type.getName());
        }
        var loader = new FXMLLoader(file);
        loader.setControllerFactory(wanted -> {
            if (wanted != type) {
                throw new IllegalStateException(name + " asks for " + wanted + " instead of " + type);
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
