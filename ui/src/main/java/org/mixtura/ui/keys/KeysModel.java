package org.mixtura.ui.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** How keys are changed: an action waits for a key, which may be another's. */
final class KeysModel {

    private final ObjectProperty<Keys> keys;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(this, "step", new Step.Rest(""));

    /** What goes on. */
    sealed interface Step {

        /** Nothing; what was done last. */
        record Rest(String done) implements Step {}

        /** The next key is for this action; why the one before was not taken, or blank. */
        record Waiting(KeyAction action, String refused) implements Step {}

        /** The key is another's. */
        record Taken(KeyAction action, KeyCombination key, KeyAction holder) implements Step {}
    }

    KeysModel(ObjectProperty<Keys> keys) {
        this.keys = keys;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step;
    }

    Keys keys() {
        return keys.get();
    }

    /** Actions whose words, place or key have every word of a text. */
    List<KeyAction> matching(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return Arrays.stream(KeyAction.values())
                .filter(action -> {
                    String all = String.join(" ", action.words(), action.where().words(), keys().label(action))
                            .toLowerCase(Locale.ROOT);
                    return Arrays.stream(words).allMatch(all::contains);
                })
                .toList();
    }

    void wait(KeyAction action) {
        step.set(new Step.Waiting(action, ""));
    }

    /** Takes what is pressed while an action waits. Esc leaves its key, Backspace takes it away. */
    void pressed(KeyEvent event) {
        if (!(step.get() instanceof Step.Waiting waiting) || event.getCode().isModifierKey()) {
            return;
        }
        var action = waiting.action();
        var key = keyOf(event);
        boolean plain = key.equals(new KeyCodeCombination(event.getCode()));
        if (plain && event.getCode() == KeyCode.ESCAPE) {
            leave();
        } else if (plain && event.getCode() == KeyCode.BACK_SPACE) {
            give(action, Optional.empty());
        } else {
            refusal(action, event.getCode(), plain)
                    .ifPresentOrElse(why -> step.set(new Step.Waiting(action, why)), () -> propose(action, key));
        }
    }

    private static KeyCombination keyOf(KeyEvent event) {
        // The main modifier is one key or another by the system; what remains is the other one.
        boolean control = event.isControlDown() && !(event.isShortcutDown() && !event.isMetaDown());
        boolean meta = event.isMetaDown() && !event.isShortcutDown();
        return new KeyCodeCombination(
                event.getCode(),
                down(event.isShiftDown()),
                down(control),
                down(event.isAltDown()),
                down(meta),
                down(event.isShortcutDown()));
    }

    private static ModifierValue down(boolean down) {
        return down ? ModifierValue.DOWN : ModifierValue.UP;
    }

    private static Optional<String> refusal(KeyAction action, KeyCode code, boolean plain) {
        boolean digit = code.isDigitKey() && code != KeyCode.DIGIT0 && code != KeyCode.NUMPAD0;
        String why =
                switch (code) {
                    case UNDEFINED -> "The system does not tell which key that is.";
                    case TAB -> "Tab goes from one control to the next.";
                    case ENTER, UP, DOWN, LEFT, RIGHT, DELETE ->
                        plain ? "This key belongs to lists, buttons and fields." : "";
                    case SPACE -> plain && action.where() != KeyAction.Where.MOVIE ? "Space presses buttons." : "";
                    default -> plain && digit ? "1 to 9 show saved views." : "";
                };
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private void propose(KeyAction action, KeyCombination key) {
        keys().holder(key, action)
                .ifPresentOrElse(
                        holder -> step.set(new Step.Taken(action, key, holder)), () -> give(action, Optional.of(key)));
    }

    private void give(KeyAction action, Optional<KeyCombination> key) {
        keys.set(keys().with(action, key));
        step.set(new Step.Rest(key.map(k -> "“%s” has the key %s now.".formatted(action.words(), Keys.label(k)))
                .orElse("“%s” has no key now.".formatted(action.words()))));
    }

    /** Gives the key to the action that asked; the other one has none. */
    void takeOver() {
        if (step.get() instanceof Step.Taken(KeyAction action, KeyCombination key, KeyAction holder)) {
            keys.set(keys().with(holder, Optional.empty()));
            give(action, Optional.of(key));
        }
    }

    /** Changes nothing. */
    void leave() {
        step.set(new Step.Rest(""));
    }

    /** Gives an action the key it came with; asks where another has it. */
    void reset(KeyAction action) {
        action.standard().ifPresentOrElse(key -> propose(action, key), () -> give(action, Optional.empty()));
    }

    /** Gives all actions the keys they came with. */
    void resetAll() {
        keys.set(Keys.STANDARD);
        step.set(new Step.Rest("All keys are as they came."));
    }
}
