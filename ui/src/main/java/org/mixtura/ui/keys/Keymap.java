package org.mixtura.ui.keys;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a window, which the user can change. A scene bears them as it bears its style sheets, so that whatever is
 * shown in it finds them; a scene without has the standard ones. Use on the JavaFX thread.
 */
public final class Keymap {

    private final ObjectProperty<Keys> keys = new SimpleObjectProperty<>(this, "keys", Keys.STANDARD);

    /** Lets what is shown in the scene find these; call before it gets its content. */
    public void install(Scene scene) {
        scene.getProperties().put(Keymap.class, this);
    }

    /** The keys of a scene. */
    public static Keymap of(Scene scene) {
        return (Keymap) scene.getProperties().computeIfAbsent(Keymap.class, _ -> new Keymap());
    }

    /** The keys now. */
    public ObjectProperty<Keys> keysProperty() {
        return keys;
    }

    /** Words with the present key of an action behind them, for a node or a menu of it. */
    public static ObservableValue<String> behind(Node node, String words, KeyAction action) {
        return of(node).map(now -> now.behind(words, action));
    }

    /** A tooltip that tells the present key of an action, too. */
    public static Tooltip tooltip(Node node, String words, KeyAction action) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(behind(node, words, action));
        return tooltip;
    }

    /** The keys of the scene that a node is shown in. */
    public static ObservableValue<Keys> of(Node node) {
        return node.sceneProperty().flatMap(scene -> of(scene).keys).orElse(Keys.STANDARD);
    }

    /** What a pressed key means at a place, if anything; a key that types does not mean anything while a text is edited. */
    public Optional<KeyAction> pressed(KeyEvent event, KeyAction.Where where) {
        return isTyped(event) ? Optional.empty() : keys.get().meant(event, where);
    }

    /** Whether a key goes into a text that is edited. */
    public static boolean isTyped(KeyEvent event) {
        return types(event) && isEdited(event.getTarget());
    }

    /** The number of the saved view that a pressed key means, 1 to 9. These keys stay as they are. */
    public static OptionalInt view(KeyEvent event) {
        boolean plain = types(event) && event.getCode().isDigitKey() && !isEdited(event.getTarget());
        String name = event.getCode().getName();
        int number = plain ? name.charAt(name.length() - 1) - '0' : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static boolean types(KeyEvent event) {
        boolean modified = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        return !modified && !event.getCode().isFunctionKey();
    }

    private static boolean isEdited(Object target) {
        return switch (target) {
            case TextInputControl _ -> true;
            case ComboBoxBase<?> box -> box.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            default -> false;
        };
    }
}
