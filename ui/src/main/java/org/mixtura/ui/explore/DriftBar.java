package org.mixtura.ui.explore;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
        show(OptionalDouble.empty(), PathLook.OF_PATHS);
    }

    /** Shows a share; without one it takes no room. */
    void show(OptionalDouble share, PathLook look) {
        tip.setText(
                "Housekeeping genes should not change. Above %.0f %% of what markers change by, the path is not to be trusted."
                        .formatted(100 * look.mostDrift()));
        setVisible(share.isPresent());
        setManaged(share.isPresent());
        share.ifPresent(drift -> {
            bar.setProgress(Math.min(1, drift));
            boolean much = look.isTooMuch(drift);
            pseudoClassStateChanged(MUCH, much);
            words.setText(
                    String.format(Locale.ROOT, "Housekeeping drift %.0f %%%s", 100 * drift, much ? ", too much" : ""));
        });
    }
}
