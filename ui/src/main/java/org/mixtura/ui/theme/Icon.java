package org.mixtura.ui.theme;

import javafx.beans.NamedArg;
import javafx.scene.text.Text;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/**
 * A symbol of the Material Design icon font. Unlike Ikonli's own node, whose size in em feeds back on itself, it scales
 * with the text around it.
 */
public final class Icon extends Text {

    private final String code;

    /**
     * An icon.
     *
     * @param code Ikonli's name, for example {@code mdi2f-folder-open-outline}
     */
    public Icon(@NamedArg("code") String code) {
        this.code = code;
        IkonHandler handler =
                IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance()).resolve(code);
        setText(Character.toString(handler.resolve(code).getCode()));
        setStyle("-fx-font-family: '" + handler.getFontFamily() + "';");
        getStyleClass().add("icon");
    }

    /** Ikonli's name. */
    public String getCode() {
        return code;
    }
}
