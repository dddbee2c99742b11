package org.mixtura.ui.explore;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;

/** How much housekeeping genes change along a path, as a share of what markers change by; amber where it is too much. */
final class DriftBar extends HBox {

    private static final PseudoClass MUCH = PseudoClass.getPseudoClass("much");

    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final Tooltip tip = new Tooltip();

    DriftBar() {
        setId("path-drift");
        getStyleClass().addAll("label-row", "drift-bar");
        words.setMinWidth(0);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(bar, words);
        Tooltip.install(this, tip);
        show(Optional.empty(), PathLook.OF_PATHS);
    }

    /** Shows a drift; without one it takes no room. */
    void show(Optional<Drift> found, PathLook look) {
        tip.setText(
                "Housekeeping genes should not change. Above %.0f %% of what markers change by, the path is not to be trusted."
                        .formatted(100 * look.mostDrift()));
        setVisible(found.isPresent());
        setManaged(found.isPresent());
        found.ifPresent(drift -> {
            bar.setProgress(Math.min(1, drift.share()));
            boolean much = look.isTooMuch(drift);
            pseudoClassStateChanged(MUCH, much);
            words.setText(String.format(
                    Locale.ROOT,
                    "Housekeeping drift %.0f %%%s (%s)",
                    100 * drift.share(),
                    much ? ", too much" : "",
                    drift.basis()));
        });
    }
}
