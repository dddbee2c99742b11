package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ClusterScores;

/** The scores of a run as a table and as JSON. */
record EvaluationReport(StoredRun run, Evaluation evaluation) {

    /** In the order of {@link ClusterScores#byName}. */
    private static final List<String> HEADINGS =
            List.of("ARI", "NMI", "AMI", "FMI", "homogeneity", "completeness", "V-measure", "accuracy");

    /** For people. */
    String text() {
        var out = new StringBuilder();
        evaluation.labels().ifPresent(labels -> {
            line(out, "Clusters against '%s' (%d types)%s%n", labels.column(), labels.levels(), after());
            line(out, "  %-20s %8s%s%n", "clustering", "clusters", joined(HEADINGS));
        });
        for (var agreement : evaluation.agreements()) {
            line(out, agreement.method().label(), agreement.clusters(), agreement.scores());
        }
        evaluation.own().ifPresent(own -> line(out, "own components", own.used(), own.scores()));
        for (var agreement : evaluation.agreements()) {
            if (!agreement.remark().isEmpty()) {
                line(out, "%s%n", agreement.remark());
            }
        }
        evaluation.batch().ifPresent(batch -> mixing(out, batch));
        return out.toString();
    }

    private String after() {
        return evaluation.correction() == Correction.NONE
                ? ""
                : ", after %s".formatted(evaluation.correction().label());
    }

    private void mixing(StringBuilder out, Evaluation.Groups batch) {
        if (evaluation.mixing().isEmpty()) {
            line(out, "Mixing of '%s' is not measured: it takes two batches and ten cells.%n", batch.column());
            return;
        }
        var mixing = evaluation.mixing().get();
        line(out, "Mixing of '%s' (%d batches)%s%n", batch.column(), mixing.batches(), after());
        String form = "  %-34s %7.4f  %s%n";
        line(out, form, "iLISI", mixing.ilisi(), "of " + mixing.batches() + ", higher is better mixed");
        line(out, form, "iLISI, scaled to 0..1", mixing.ilisiScaled(), "");
        line(out, form, "kBET acceptance", mixing.kbet(), "of 1, higher is better mixed");
        line(out, form, "silhouette of batches", mixing.batchSilhouette(), "near 0 is well mixed");
        mixing.types().ifPresent(types -> {
            line(out, form, "cLISI", types.clisi(), "1 is types apart");
            line(out, form, "cLISI, scaled to 0..1", types.clisiScaled(), "1 is types apart");
            line(out, form, "silhouette of types", types.silhouette(), "higher is types apart");
        });
    }

    private static void line(StringBuilder out, String name, int clusters, ClusterScores scores) {
        var cells = new ArrayList<String>();
        var values = scores.byName().values().iterator();
        for (String heading : HEADINGS) {
            cells.add(String.format(Locale.ROOT, "%" + width(heading) + ".4f", values.next()));
        }
        line(out, "  %-20s %8d%s%n", name, clusters, String.join("", cells));
    }

    private static String joined(List<String> headings) {
        return headings.stream()
                .map(heading -> String.format(Locale.ROOT, "%" + width(heading) + "s", heading))
                .collect(Collectors.joining());
    }

    private static int width(String heading) {
        return Math.max(8, heading.length() + 2);
    }

    private static void line(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }

    /** For programs: of one run an object, with what a correction made of it inside; of several an array of such. */
    static ObjectNode json(List<EvaluatedRun> evaluated) {
        var objects = new LinkedHashMap<Path, ObjectNode>();
        for (EvaluatedRun each : evaluated) {
            var object = new EvaluationReport(each.run(), each.evaluation()).json();
            var first = objects.putIfAbsent(each.run().folder(), object);
            if (first != null) {
                first.set(each.evaluation().correction().id(), object);
            }
        }
        if (objects.size() == 1) {
            return objects.values().iterator().next();
        }
        var all = JsonNodeFactory.instance.objectNode();
        all.putArray("runs").addAll(objects.values());
        return all;
    }

    /** For programs: the scores of k-means on top, as ever, those of all clusterings and of mixing below. */
    ObjectNode json() {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("run", run.folder().toString())
                .put("model", run.spec().model());
        evaluation.labels().ifPresent(labels -> node.put("labels", labels.column()));
        evaluation.batch().ifPresent(batch -> node.put("batch", batch.column()));
        evaluation
                .agreement(ClusterMethod.KMEANS)
                .ifPresent(agreement -> agreement.scores().byName().forEach(node::put));
        if (!evaluation.agreements().isEmpty()) {
            var clusterings = node.putObject("clusterings");
            for (var agreement : evaluation.agreements()) {
                var each = clusterings
                        .putObject(agreement.method().id())
                        .put("clusters", agreement.clusters())
                        .put("remark", agreement.remark());
                agreement.scores().byName().forEach(each::put);
            }
        }
        evaluation.own().ifPresent(own -> own.scores()
                .byName()
                .forEach(node.putObject("own")
                        .put("components", own.components())
                        .put("used", own.used())::put));
        evaluation.mixing().ifPresent(mixing -> mixing.byName()
                .forEach(node.putObject("mixing").put("batches", mixing.batches())::put));
        return node;
    }
}
