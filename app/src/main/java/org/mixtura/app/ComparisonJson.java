package org.mixtura.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.compare.GroupAgreement;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.compare.SettingsTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.SweepTable.Measure;

/** A comparison of runs as JSON. */
final class ComparisonJson {

    private ComparisonJson() {}

    /** @param agreeing runs whose groups are compared with those of the first; may be none */
    static ObjectNode of(RunComparison comparison, List<StoredRun> agreeing) {
        var root = JsonNodeFactory.instance.objectNode();
        var runs = root.putArray("runs");
        comparison.runs().forEach(run -> write(comparison, run, runs.addObject()));
        var groups = root.putArray("groups");
        comparison.groups().forEach(group -> {
            var one = groups.addObject()
                    .put("name", group.name())
                    .put("runs", group.runs().size());
            for (Measure measure : comparison.measures()) {
                var spread = group.spread(measure);
                if (spread.runs() > 0) {
                    var values = one.putObject(measure.key()).put("mean", spread.mean());
                    if (spread.runs() > 1) {
                        values.put("sd", spread.sd());
                    }
                }
            }
        });
        var tests = root.putArray("tests");
        comparison.tests().forEach(test -> tests.addObject()
                .put("measure", test.measure().key())
                .put("first", test.first().name())
                .put("second", test.second().name())
                .put("difference", test.difference())
                .put("p", test.p())
                .put("significant", test.isSignificant()));
        if (agreeing.size() > 1) {
            writeAgreements(agreeing, root.putArray("agreement"));
        }
        return root;
    }

    /** A setting each: key, name, whether it differs, a value for each run in the order of the runs. */
    static void write(SettingsTable table, ArrayNode into) {
        table.lines().forEach(line -> {
            var one = into.addObject()
                    .put("key", line.key())
                    .put("name", line.label())
                    .put("kind", line.kind().name().toLowerCase(Locale.ROOT));
            var values = one.putArray("values");
            line.values().forEach(values::add);
        });
    }

    /** What cells keep from seed to seed, over all of them. */
    static void write(SeedStability found, ObjectNode into) {
        into.put("cells", found.groups().stability().length)
                .put("mean", found.groups().mean())
                .put("shareStable", found.groups().shareStable());
        found.neighbours().ifPresent(near -> into.putObject("neighbours")
                .put("of", near.neighbours())
                .put("cells", near.measured())
                .put("mean", near.mean())
                .put("byChance", near.byChance()));
    }

    private static void write(RunComparison comparison, RunSummary run, ObjectNode into) {
        into.put("name", run.name())
                .put("folder", run.run().folder().toString())
                .put("state", run.state().name().toLowerCase(Locale.ROOT));
        run.spec().ifPresent(spec -> into.put("seed", spec.seed()));
        var settings = into.putObject("settings");
        comparison.changed().forEach(key -> comparison.setting(run, key).ifPresent(value -> settings.put(key, value)));
        var values = into.putObject("values");
        run.values().forEach(values::put);
        comparison.lossObstacle(run).ifPresent(why -> into.put("lossNotComparable", why));
    }

    private static void writeAgreements(List<StoredRun> runs, ArrayNode into) {
        for (StoredRun other : runs.subList(1, runs.size())) {
            var found = GroupAgreement.of(runs.getFirst(), other);
            var one = into.addObject()
                    .put("first", runs.getFirst().folder().toString())
                    .put("second", other.folder().toString())
                    .put("ari", found.scores().ari())
                    .put("matched", found.scores().accuracy());
            var rows = one.putArray("rows");
            found.rows().forEach(rows::add);
            var columns = one.putArray("columns");
            found.columns().forEach(columns::add);
            var counts = one.putArray("counts");
            for (int[] row : found.counts()) {
                var line = counts.addArray();
                for (int count : row) {
                    line.add(count);
                }
            }
        }
    }
}
