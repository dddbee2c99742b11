package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.component.TraversalReport;

/** The agreement of states of several runs, for people and programs. */
record StateAgreementText(StateAgreement agreement) {

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d runs: %s%nMatched categories hold %.1f %% of the common cells; %d dimensions of states have a twin in every run,"
                        + " correlation of monotonicity %.2f%n",
                agreement.runs().size(),
                String.join(", ", agreement.runs()),
                100 * agreement.sameCells(),
                agreement.strands().size(),
                agreement.correlation());
        out.printf(
                "%-14s %-16s %8s %8s %9s %9s %10s%n",
                "gene", "set", "spearman", "change", "same way", "by chance", "difference");
        for (int g = 0; g < agreement.genes().size(); g++) {
            var gene = agreement.genes().get(g);
            line(out, gene.symbol(), gene.setName(), agreement.ofGenes().get(g));
        }
        out.println();
        for (var set : agreement.ofSets()) {
            line(out, "all %d".formatted(set.genes()), TraversalReport.Gene.nameOf(set.set()), set.means());
        }
        out.flush();
    }

    private static void line(PrintWriter out, String name, String set, StateAgreement.OfGene of) {
        out.printf(
                Locale.ROOT,
                "%-14s %-16s %8.2f %8.2f %9.2f %9.2f %10.3f%n",
                name,
                set,
                of.monotonicity(),
                of.change(),
                of.sameDirection(),
                of.chance(),
                of.difference());
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var runs = json.putArray("runs");
        agreement.runs().forEach(runs::add);
        number(json, "same_cells", agreement.sameCells());
        number(json, "correlation", agreement.correlation());
        var strands = json.putArray("states");
        for (var strand : agreement.strands()) {
            var each = strands.addObject()
                    .put("category", strand.name())
                    .put("dimension", strand.twins().getFirst().dimension() + 1);
            var twins = each.putArray("twins");
            strand.twins().forEach(twin -> twins.addObject()
                    .put("category", twin.category() + 1)
                    .put("dimension", twin.dimension() + 1)
                    .put("turned", twin.turned())
                    .put("correlation", twin.correlation()));
        }
        var genes = json.putArray("genes");
        for (int g = 0; g < agreement.genes().size(); g++) {
            var gene = agreement.genes().get(g);
            var each = genes.addObject().put("gene", gene.symbol()).put("set", gene.set());
            numbers(each, agreement.ofGenes().get(g));
        }
        var sets = json.putArray("sets");
        agreement
                .ofSets()
                .forEach(set -> numbers(sets.addObject().put("set", set.set()).put("genes", set.genes()), set.means()));
        return json;
    }

    private static void numbers(ObjectNode node, StateAgreement.OfGene of) {
        number(node, "spearman", of.monotonicity());
        number(node, "change", of.change());
        number(node, "same_direction", of.sameDirection());
        number(node, "chance", of.chance());
        number(node, "difference", of.difference());
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
