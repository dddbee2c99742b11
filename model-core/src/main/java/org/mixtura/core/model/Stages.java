package org.mixtura.core.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a family by which training is prepared, in epochs, such as a warm-up. A preset has them for its own number of
 * epochs; in a shorter training they take the same share of it.
 *
 * @param keys of the settings
 */
public record Stages(List<String> keys) {

    /** The setting of the number of epochs, in every family. */
    public static final String EPOCHS = "train.epochs";

    /** Nothing is prepared. */
    public static final Stages NONE = new Stages(List.of());

    public Stages {
        keys = List.copyOf(keys);
    }

    /**
     * The settings that change for a training that is shorter than a preset's.
     *
     * @param preset the texts of all settings of the preset
     * @param epochs how long is to be trained, as text; what is no number changes nothing
     * @param given settings that somebody chose, which stay
     */
    public Map<String, String> shortened(Map<String, String> preset, String epochs, Set<String> given) {
        var changed = new LinkedHashMap<String, Long>();
        long wanted = number(epochs);
        long usual = number(preset.getOrDefault(EPOCHS, ""));
        for (String key : keys) {
            long stage = number(preset.getOrDefault(key, ""));
            if (wanted > 0 && wanted < usual && stage > 0 && !given.contains(key)) {
                changed.put(key, stage * wanted / usual);
            }
        }
        keepOneEpoch(changed, wanted);
        var texts = new LinkedHashMap<String, String>();
        changed.forEach((key, stage) -> texts.put(key, Long.toString(stage)));
        return texts;
    }

    /** Without a stage a model may not work at all, so each keeps an epoch while there are some left to train after them. */
    private static void keepOneEpoch(Map<String, Long> stages, long epochs) {
        for (var stage : stages.entrySet()) {
            long all = stages.values().stream().mapToLong(n -> n).sum();
            if (stage.getValue() == 0 && all + 1 < epochs) {
                stage.setValue(1L);
            }
        }
    }

    private static long number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
