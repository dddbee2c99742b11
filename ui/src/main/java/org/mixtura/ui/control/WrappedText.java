package org.mixtura.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Text of as many lines as it needs, none of which is ever cut. */
public final class WrappedText extends Label {

    public WrappedText(String content, String... styleClasses) {
        super(content);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().addAll(styleClasses);
    }
}
