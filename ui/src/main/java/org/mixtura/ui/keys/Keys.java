package org.mixtura.ui.keys;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of all actions at a time.
 *
 * @param changed those that differ from the standard; empty for an action whose key was taken away
 */
public record Keys(Map<KeyAction, Optional<KeyCombination>> changed) {

    /** As the program comes. */
    public static final Keys STANDARD = new Keys(Map.of());

    /** What equals the standard is left out. */
    public Keys {
        changed = changed.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(entry.getKey().standard()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The key of an action, if it has one. */
    public Optional<KeyCombination> of(KeyAction action) {
        return changed.getOrDefault(action, action.standard());
    }

    /** The key as people read it, for example "Ctrl E"; blank when there is none. */
    public String label(KeyAction action) {
        return of(action).map(Keys::label).orElse("");
    }

    /** A key as people read it. */
    static String label(KeyCombination key) {
        // The toolkit calls the key of the apostrophe by what it gives with Shift. A plus at the end is the key itself.
        return key.getDisplayText().replace('"', '\'').replace("Escape", "Esc").replaceAll("\\+(?=.)", " ");
    }

    /** Words with the key behind them in brackets, where there is one: "Invert (I)". */
    public String behind(String words, KeyAction action) {
        return of(action).map(key -> "%s (%s)".formatted(words, label(key))).orElse(words);
    }

    /** These with another key for an action. */
    public Keys with(KeyAction action, Optional<KeyCombination> key) {
        var next = new EnumMap<KeyAction, Optional<KeyCombination>>(KeyAction.class);
        next.putAll(changed);
        next.put(action, key);
        return new Keys(next);
    }

    /** Which other action has a key. Places overlap (a movie is a map, too), so that each key belongs to one action. */
    public Optional<KeyAction> holder(KeyCombination key, KeyAction asking) {
        return Arrays.stream(KeyAction.values())
                .filter(action -> action != asking)
                .filter(action -> of(action).filter(key::equals).isPresent())
                .findFirst();
    }

    /** What an event means at a place, if anything. */
    Optional<KeyAction> meant(KeyEvent event, KeyAction.Where where) {
        return Arrays.stream(KeyAction.values())
                .filter(action -> action.where() == where)
                .filter(action -> of(action).filter(key -> key.match(event)).isPresent())
                .findFirst();
    }
}
