package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.mixtura.core.Evaluation;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.run.StoredRun;

/** The scores of a run as a table and as JSON. */
record EvaluationReport(StoredRun run, Evaluation evaluation) {

    /** For people. */
    String text() {
        var out = new StringBuilder();
        evaluation.labels().ifPresent(labels -> {
            line(out, "Clusters against '%s' (%d types)%n", labels.column(), labels.levels());
            line(
                    out,
                    "  %-17s %8s %7s %7s %7s %12s %13s %9s%n",
                    "clustering",
                    "clusters",
                    "ARI",
                    "NMI",
                    "AMI",
                    "homogeneity",
                    "completeness",
                    "accuracy");
        });
        for (var agreement : evaluation.agreements()) {
            var s = agreement.scores();
            line(
                    out,
                    "  %-17s %8d %7.4f %7.4f %7.4f %12.4f %13.4f %9.4f%n",
                    agreement.method().label(),
                    agreement.clusters(),
                    s.ari(),
                    s.nmi(),
                    s.ami(),
                    s.homogeneity(),
                    s.completeness(),
                    s.accuracy());
        }
        evaluation.own().ifPresent(own -> {
            var s = own.scores();
            line(
                    out,
                    "  %-17s %8d %7.4f %7.4f %7.4f %12.4f %13.4f %9.4f%n",
                    "own components",
                    own.used(),
                    s.ari(),
                    s.nmi(),
                    s.ami(),
                    s.homogeneity(),
                    s.completeness(),
                    s.accuracy());
        });
        for (var agreement : evaluation.agreements()) {
            if (!agreement.remark().isEmpty()) {
                line(out, "%s%n", agreement.remark());
            }
        }
        evaluation.batch().ifPresent(batch -> mixing(out, batch));
        return out.toString();
    }

    private void mixing(StringBuilder out, Evaluation.Groups batch) {
        if (evaluation.mixing().isEmpty()) {
            line(out, "Mixing of '%s' is not measured: it takes two batches and ten cells.%n", batch.column());
            return;
        }
        var mixing = evaluation.mixing().get();
        line(out, "Mixing of '%s' (%d batches)%n", batch.column(), mixing.batches());
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

    private static void line(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
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
