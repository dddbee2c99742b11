package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Chooses a file of gene sets whose genes are followed, too; where none is chosen there are none. */
public final class GeneSetsButton extends Button {

    /**
     * @param sets the file that is chosen
     * @param existing asks for a file that is there
     * @param styles of the button
     */
    public GeneSetsButton(
            String id, ObjectProperty<Optional<Path>> sets, Supplier<Optional<Path>> existing, String... styles) {
        setId(id);
        getStyleClass().addAll(styles);
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Follow the genes of a file of sets, too (GMT, table or list)"));
        textProperty()
                .bind(sets.map(
                        file -> file.map(Path::getFileName).map(Path::toString).orElse("Gene sets\u2026")));
        setOnAction(_ -> sets.set(existing.get()));
    }
}
