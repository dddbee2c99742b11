package org.mixtura.core.project;

import java.util.Comparator;

/**
 * Where an entry of a layer lies.
 *
 * @param key its name within the layer
 */
public record LayerKey(Layer layer, String key) implements Comparable<LayerKey> {

    private static final Comparator<LayerKey> ORDER =
            Comparator.comparing(LayerKey::layer).thenComparing(LayerKey::key);

    @Override
    public int compareTo(LayerKey other) {
        return ORDER.compare(this, other);
    }
}
