package org.mixtura.core.data.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as JSON: what {@code inspect --json} prints and the cache keeps. */
public final class FindingJson {

    private FindingJson() {}

    /** The finding with all it says, and what can be done about it. */
    public static ObjectNode write(Finding finding) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("code", finding.code())
                .put("what", finding.what())
                .put("why", finding.why())
                .put("remedy", finding.remedy());
        var fixes = json.putArray("fixes");
        for (Fix fix : finding.fixes()) {
            write(fix, fixes.addObject());
        }
        return json;
    }

    private static void write(Fix fix, ObjectNode json) {
        switch (fix) {
            case Fix.UseCountsAt at -> json.put("do", "use-counts-at").put("place", at.place());
            case Fix.Orient other ->
                json.put("do", "orient").put("orientation", other.orientation().name());
            case Fix.TakeAnyValues _ -> json.put("do", "take-any-values");
            case Fix.AllAreCounts _ -> json.put("do", "all-are-counts");
            case Fix.NotCounts not -> {
                var names = json.put("do", "not-counts").putArray("names");
                not.names().forEach(names::add);
            }
            case Fix.ReadDecimals as ->
                json.put("do", "read-decimals")
                        .put("decimals", as.sign().text())
                        .put("seen", as.seen().text());
            case Fix.BlanksAreZeros _ -> json.put("do", "blanks-are-zeros");
            case Fix.Continue _ -> json.put("do", "continue");
            case Fix.KeepApart _ -> json.put("do", "keep-apart");
            case Fix.SumDuplicateGenes _ -> json.put("do", "sum-duplicate-genes");
            case Fix.LeaveOutEmptyCells _ -> json.put("do", "leave-out-empty-cells");
            case Fix.LeaveOutGenes out -> {
                var names = json.put("do", "leave-out-genes").putArray("names");
                out.ids().forEach(names::add);
            }
            case Fix.Subsample some -> json.put("do", "subsample").put("cells", some.cells());
            case Fix.ShowList list -> {
                var names =
                        json.put("do", "show-list").put("title", list.title()).putArray("names");
                list.names().forEach(names::add);
            }
            case Fix.OpenOther other ->
                json.put("do", "open-other").put("file", other.file().toString());
            case Fix.UseAsBatch batch -> json.put("do", "use-as-batch").put("column", batch.column());
            case Fix.JoinSamples join -> {
                var samples = json.put("do", "join-samples").putArray("samples");
                join.samples().forEach(sample -> samples.add(sample.toString()));
            }
            case Fix.MergeSpellings merge -> json.put("do", "merge-spellings").put("column", merge.column());
            case Fix.AsMissing missing -> {
                var levels = json.put("do", "as-missing")
                        .put("column", missing.column())
                        .putArray("levels");
                missing.levels().forEach(levels::add);
            }
            case Fix.AsInFile as -> json.put("do", "as-in-file").put("column", as.column());
            case Fix.SamplesFromBarcodes _ -> json.put("do", "samples-from-barcodes");
            case Fix.JoinLabels _ -> json.put("do", "join-labels");
            case Fix.ChooseOther _ -> json.put("do", "choose-other");
        }
    }

    static Finding read(JsonNode json) {
        var fixes = new ArrayList<Fix>();
        json.path("fixes").forEach(fix -> fixes.add(readFix(fix)));
        return new Finding(
                Finding.Severity.valueOf(json.path("severity").asText().toUpperCase(Locale.ROOT)),
                json.path("code").asText(),
                json.path("what").asText(),
                json.path("why").asText(),
                json.path("remedy").asText(),
                fixes);
    }

    private static Fix readFix(JsonNode json) {
        return switch (json.path("do").asText()) {
            case "use-counts-at" -> new Fix.UseCountsAt(json.path("place").asText());
            case "orient" ->
                new Fix.Orient(Orientation.valueOf(json.path("orientation").asText()));
            case "take-any-values" -> new Fix.TakeAnyValues();
            case "all-are-counts" -> new Fix.AllAreCounts();
            case "not-counts" -> new Fix.NotCounts(texts(json, "names"));
            case "read-decimals" ->
                new Fix.ReadDecimals(
                        DecimalSign.parse(json.path("decimals").asText()),
                        DecimalSign.parse(json.path("seen").asText()));
            case "blanks-are-zeros" -> new Fix.BlanksAreZeros();
            case "continue" -> new Fix.Continue();
            case "keep-apart" -> new Fix.KeepApart();
            case "sum-duplicate-genes" -> new Fix.SumDuplicateGenes();
            case "leave-out-empty-cells" -> new Fix.LeaveOutEmptyCells();
            case "leave-out-genes" -> new Fix.LeaveOutGenes(texts(json, "names"));
            case "subsample" -> new Fix.Subsample(json.path("cells").asInt());
            case "show-list" -> new Fix.ShowList(json.path("title").asText(), texts(json, "names"));
            case "open-other" -> new Fix.OpenOther(Path.of(json.path("file").asText()));
            case "use-as-batch" -> new Fix.UseAsBatch(json.path("column").asText());
            case "join-samples" ->
                new Fix.JoinSamples(
                        texts(json, "samples").stream().map(Path::of).toList());
            case "merge-spellings" -> new Fix.MergeSpellings(json.path("column").asText());
            case "as-missing" -> new Fix.AsMissing(json.path("column").asText(), texts(json, "levels"));
            case "as-in-file" -> new Fix.AsInFile(json.path("column").asText());
            case "samples-from-barcodes" -> new Fix.SamplesFromBarcodes();
            case "join-labels" -> new Fix.JoinLabels();
            case "choose-other" -> new Fix.ChooseOther();
            default -> throw new IllegalArgumentException("unknown fix " + json.path("do"));
        };
    }

    private static List<String> texts(JsonNode json, String key) {
        var texts = new ArrayList<String>();
        json.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
