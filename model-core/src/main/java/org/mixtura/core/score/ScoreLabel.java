package org.mixtura.core.score;

import java.util.Locale;

/** What people call the scores of a run, which files name by keys. */
public final class ScoreLabel {

    private ScoreLabel() {}

    /**
     * The name for curves, tables and sentences.
     *
     * @param key as in {@code metrics.csv} and {@code status.json}, for example {@code component_ari}
     */
    public static String of(String key) {
        return switch (key) {
            case "component_ari" -> "ARI of components";
            case "component_nmi" -> "NMI of components";
            case "component_ari_held_out" -> "ARI of components, held-out cells";
            case "component_accuracy" -> "Accuracy of components";
            case "component_log_ratio" -> "Log-ratio of components";
            case "state_accuracy" -> "Accuracy of clusters of states";
            case "label_silhouette" -> "Silhouette of types";
            case "ilisi_scaled" -> "Mixing of batches";
            case "components_used" -> "Components used";
            default -> key.toUpperCase(Locale.ROOT);
        };
    }
}
