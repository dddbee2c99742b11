package org.mixtura.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.mixtura.core.component.CategoryReport;

/** How a {@link CategoryReport} is shown: as text and as JSON. */
final class AgreementReport {

    private final CategoryReport report;

    AgreementReport(CategoryReport report) {
        this.report = report;
    }

    String text() {
        var text = new StringBuilder();
        add(
                text,
                "KL of the categories from equal use %.3f nats; log ratio of the most to the least used %.2f%n",
                report.klToUniform(),
                report.use().logRatio());
        report.consensus().ifPresent(consensus -> {
            add(
                    text,
                    "Consensus of the arms %.3f on average, %.3f at least; by category:",
                    consensus.mean(),
                    consensus.least());
            for (double share : consensus.perCategory()) {
                text.append(Double.isNaN(share) ? " -" : String.format(Locale.ROOT, " %.2f", share));
            }
            add(text, "%n");
        });
        report.types().ifPresent(types -> types(text, types));
        return text.toString();
    }

    private static void types(StringBuilder text, CategoryReport.Types types) {
        add(text, "Accuracy %.3f (all arms together)", types.confusion().accuracy());
        for (int arm = 0; arm < types.byArm().length; arm++) {
            add(text, ", %.3f (arm %d)", types.byArm()[arm], arm + 1);
        }
        add(
                text,
                "%nKL(q(c) || types) %.3f, KL(types || q(c)) %.3f nats%n",
                types.klToFrequencies(),
                types.klFromFrequencies());
        text.append("Accuracy against merged types:");
        for (int classes = types.merged().length; classes >= 1; classes--) {
            add(text, " %d: %.3f", classes, types.merged()[classes - 1]);
        }
        add(text, "%n");
        for (var each : types.silhouettes()) {
            add(
                    text,
                    "Mean silhouette among %d principal components: types %.3f, categories %.3f%n",
                    each.components(),
                    Arrays.stream(each.ofTypes()).average().orElse(Double.NaN),
                    Arrays.stream(each.ofCategories()).average().orElse(Double.NaN));
        }
        confusion(text, types);
    }

    /** Types in the order of their tree, categories in that of the types that they stand for; shares below one per cent are blank. */
    private static void confusion(StringBuilder text, CategoryReport.Types types) {
        int[] rows = types.tree().order();
        int[] columns = types.confusion().categoryOrder(rows);
        add(text, "%n%-30s", "per cent of the type");
        for (int k : columns) {
            add(text, " %4d", k + 1);
        }
        add(text, "%n");
        for (int row : rows) {
            int[] counts = types.confusion().counts()[row];
            double all = Arrays.stream(counts).sum();
            add(text, "%-30s", types.names().get(row));
            for (int k : columns) {
                double percent = 100 * counts[k] / all;
                text.append(percent < 1 ? "     " : String.format(Locale.ROOT, " %4.0f", percent));
            }
            add(text, "%n");
        }
    }

    private static void add(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        numbers(json.putArray("use"), report.use().mean());
        json.put("log_ratio", report.use().logRatio())
                .put("kl_to_uniform", report.klToUniform())
                .put("kl_from_uniform", report.klFromUniform());
        report.consensus().ifPresent(consensus -> {
            json.put("consensus_mean", consensus.mean()).put("consensus_least", consensus.least());
            numbers(json.putArray("consensus"), consensus.perCategory());
        });
        var pairs = json.putArray("arm_pairs");
        report.pairs().forEach(pair -> {
            var each = pairs.addObject().put("first", pair.first()).put("second", pair.second());
            table(each.putArray("cells"), pair.counts());
        });
        report.types().ifPresent(types -> types(json.putObject("types"), types));
        return json;
    }

    private static void types(ObjectNode json, CategoryReport.Types types) {
        json.put("accuracy", types.confusion().accuracy())
                .put("kl_to_frequencies", types.klToFrequencies())
                .put("kl_from_frequencies", types.klFromFrequencies());
        numbers(json.putArray("accuracy_by_arm"), types.byArm());
        numbers(json.putArray("accuracy_of_merged"), types.merged());
        var order = json.putArray("order");
        Arrays.stream(types.tree().order()).mapToObj(types.names()::get).forEach(order::add);
        var categories = json.putArray("category_order");
        for (int k : types.confusion().categoryOrder(types.tree().order())) {
            categories.add(k + 1);
        }
        var merges = json.putArray("tree");
        types.tree().merges().forEach(merge -> merges.addObject()
                .put("first", merge.first())
                .put("second", merge.second())
                .put("height", merge.height()));
        var names = json.putArray("names");
        types.names().forEach(names::add);
        table(json.putArray("cells"), types.confusion().counts());
        var silhouettes = json.putArray("silhouettes");
        types.silhouettes().forEach(each -> {
            var one = silhouettes.addObject().put("components", each.components());
            numbers(one.putArray("types"), each.ofTypes());
            numbers(one.putArray("categories"), each.ofCategories());
        });
    }

    private static void numbers(ArrayNode array, double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else {
                array.add(value);
            }
        }
    }

    private static void table(ArrayNode array, int[][] counts) {
        for (int[] row : counts) {
            var line = array.addArray();
            for (int count : row) {
                line.add(count);
            }
        }
    }
}
