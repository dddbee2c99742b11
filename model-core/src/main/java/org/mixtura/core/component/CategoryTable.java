package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.run.RunTable;

/** A {@link CategoryReport} as a table of one value a line. */
final class CategoryTable {

    private CategoryTable() {}

    static RunTable of(CategoryReport report) {
        var lines = new ArrayList<List<String>>();
        line(lines, "log_ratio", "", report.use().logRatio());
        line(lines, "kl_to_uniform", "", report.klToUniform());
        line(lines, "kl_from_uniform", "", report.klFromUniform());
        lines(lines, "use", report.use().mean());
        report.consensus().ifPresent(consensus -> {
            line(lines, "consensus_mean", "", consensus.mean());
            line(lines, "consensus_least", "", consensus.least());
            lines(lines, "consensus", consensus.perCategory());
        });
        report.types().ifPresent(types -> {
            line(lines, "accuracy", "", types.confusion().accuracy());
            line(lines, "kl_to_frequencies", "", types.klToFrequencies());
            line(lines, "kl_from_frequencies", "", types.klFromFrequencies());
            lines(lines, "accuracy_by_arm", types.byArm());
            lines(lines, "accuracy_of_merged", types.merged());
            for (int row : types.tree().order()) {
                for (int k : types.confusion().categoryOrder(types.tree().order())) {
                    line(
                            lines,
                            "cells",
                            types.names().get(row) + " / " + (k + 1),
                            types.confusion().counts()[row][k]);
                }
            }
            types.silhouettes().forEach(each -> {
                lines(lines, "silhouette_of_types_" + each.components(), each.ofTypes());
                lines(lines, "silhouette_of_categories_" + each.components(), each.ofCategories());
            });
        });
        return new RunTable(List.of("score", "of", "value"), lines.size(), lines::get);
    }

    private static void lines(List<List<String>> lines, String score, double[] values) {
        for (int i = 0; i < values.length; i++) {
            line(lines, score, Integer.toString(i + 1), values[i]);
        }
    }

    private static void line(List<List<String>> lines, String score, String of, double value) {
        lines.add(List.of(score, of, Double.isNaN(value) ? "" : Double.toString(value)));
    }
}
