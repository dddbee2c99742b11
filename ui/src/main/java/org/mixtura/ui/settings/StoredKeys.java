package org.mixtura.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys in {@code settings.json}: those that differ from the standard, by the ids of their actions; "" for none. */
final class StoredKeys {

    private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);

    private StoredKeys() {}

    /** What can be read. What cannot is told in the log: a key that fails must not keep the program from starting. */
    static Keys read(@Nullable JsonNode stored) {
        var changed = new EnumMap<KeyAction, Optional<KeyCombination>>(KeyAction.class);
        if (stored != null && stored.isObject()) {
            stored.properties().forEach(entry -> {
                var action = KeyAction.of(entry.getKey());
                var key = key(entry.getValue());
                if (action.isEmpty() || key.isEmpty()) {
                    LOG.warn("Ignoring the key {} of “{}” in the settings", entry.getValue(), entry.getKey());
                } else {
                    changed.put(action.get(), key.get());
                }
            });
        } else if (stored != null && !stored.isNull()) {
            LOG.warn("Ignoring the keys in the settings, which are no object: {}", stored);
        }
        return new Keys(changed);
    }

    /** The key in the inner, none where it was taken away; the outer is empty when it cannot be read. */
    private static Optional<Optional<KeyCombination>> key(JsonNode value) {
        if ("".equals(value.textValue())) {
            return Optional.of(Optional.empty());
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return KeyCombination.valueOf(value.textValue()) instanceof KeyCodeCombination key
                    ? Optional.of(Optional.of(key))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static JsonNode write(Keys keys) {
        var node = JsonNodeFactory.instance.objectNode();
        keys.changed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> node.put(
                        entry.getKey().id(),
                        entry.getValue().map(KeyCombination::getName).orElse("")));
        return node;
    }
}
