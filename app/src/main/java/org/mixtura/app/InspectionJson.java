package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.FindingJson;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.MemoryNeed;

/** The import check as one JSON object. */
final class InspectionJson {

    /** Columns with more levels than this are described by their number. */
    private static final int MOST_LEVELS = 100;

    private InspectionJson() {}

    static ObjectNode write(Inspection inspection, Optional<FilterEffect> filter) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("source", inspection.source().toString())
                .put("format", inspection.format())
                .put("cells", inspection.cells())
                .put("genes", inspection.genes())
                .put("nonZero", isCountable(inspection) ? inspection.nonZero() : null)
                .put("usable", inspection.isUsable())
                .put("integerCounts", inspection.integerCounts())
                .put("countsAt", inspection.countsAt())
                .put("bytesInMemory", inspection.bytesInMemory())
                .put("bytesOfMemory", Runtime.getRuntime().maxMemory())
                .put("fromDisk", inspection.fromDisk())
                .put("memory", new MemoryNeed(inspection, Runtime.getRuntime().maxMemory()).words());
        var places = json.putArray("places");
        inspection.places().forEach(place -> places.addObject()
                .put("name", place.name())
                .put("looksLikeCounts", place.looksLikeCounts()));
        var stats = inspection.stats();
        if (stats != null) {
            write(stats, json.putObject("stats"));
        }
        var columns = json.putArray("obsColumns");
        var described = json.putArray("columns");
        for (Column column : inspection.obsColumns()) {
            columns.add(column.name());
            write(column, described.addObject());
        }
        var labels = json.putArray("labelCandidates");
        inspection.labelCandidates().forEach(labels::add);
        var batches = json.putArray("batchCandidates");
        inspection.batchCandidates().forEach(batches::add);
        filter.ifPresent(effect -> json.putObject("filter")
                .put("cells", effect.cells())
                .put("genes", effect.genes())
                .put("fewGenes", effect.fewGenes())
                .put("mitochondrial", effect.mitochondrial())
                .put("mitochondrialJudged", effect.judged())
                .put("rareGenes", effect.rareGenes()));
        var problems = json.putArray("problems");
        inspection.problems().forEach(finding -> problems.add(FindingJson.write(finding)));
        return json;
    }

    /** Where values are missing nobody knows how many are zero. */
    private static boolean isCountable(Inspection inspection) {
        return inspection.stats() != null || inspection.cells() == 0;
    }

    private static void write(Inspection.CountStats stats, ObjectNode json) {
        json.put("medianDepth", stats.medianDepth())
                .put("medianGenesPerCell", stats.medianGenesPerCell())
                .put("zeroShare", stats.zeroShare())
                .put("maxValue", stats.maxValue())
                .put("emptyCells", stats.emptyCells())
                .put("emptyGenes", stats.emptyGenes())
                .put("species", stats.species())
                .put("geneNaming", stats.geneNaming().name().toLowerCase(Locale.ROOT));
        if (Double.isNaN(stats.mitochondrialShare())) {
            json.putNull("mitochondrialShare");
        } else {
            json.put("mitochondrialShare", stats.mitochondrialShare());
        }
    }

    private static void write(Column column, ObjectNode json) {
        json.put("name", column.name());
        switch (column) {
            case Column.Categorical all -> {
                var c = all.asGroups();
                json.put("kind", "categories").put("levels", c.levels().size()).put("missing", c.missing());
                int[] counts = c.counts();
                if (counts.length <= MOST_LEVELS) {
                    var byLevel = json.putObject("counts");
                    for (int level = 0; level < counts.length; level++) {
                        byLevel.put(c.levels().get(level), counts[level]);
                    }
                }
            }
            case Column.Numeric n -> {
                var summary = java.util.Arrays.stream(n.values())
                        .filter(v -> !Double.isNaN(v))
                        .summaryStatistics();
                json.put("kind", "numbers").put("missing", n.size() - summary.getCount());
                if (summary.getCount() > 0) {
                    json.put("min", summary.getMin()).put("max", summary.getMax());
                }
            }
            case Column.Text t ->
                json.put("kind", "text")
                        .put(
                                "missing",
                                t.values().stream().filter(String::isEmpty).count());
        }
    }
}
