package org.mixtura.ui.design;

import java.util.List;
import java.util.stream.Stream;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.Preset;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.sweep.SweepPlan;

/** The forms of the set-up page as a plan that the command line understands, too. */
final class PlannedSweep {

    private static final Schema<PrepConfig> PREP = Schema.of(PrepConfig.DEFAULTS);

    private PlannedSweep() {}

    /**
     * Preset, what differs from it, and what varies.
     *
     * @param spec what the forms show
     * @param size of the data set as it is: presets of requests do not know how many genes will be kept
     * @param seeds runs of each combination
     */
    static SweepPlan of(
            RunSpec spec, ModelSetUp<?> chosen, Preset preset, DataSummary size, VaryModel vary, int seeds) {
        List<String> changes = Stream.concat(
                        chosen.changes(preset, size).stream(),
                        ModelSetUp.changes(PREP, "prep.", PrepConfig.DEFAULTS, spec.prep()).stream())
                .filter(change -> !vary.varies(change.substring(0, change.indexOf('='))))
                .toList();
        var base = new RunRequest(
                spec.model(),
                spec.data(),
                spec.reading(),
                spec.labels(),
                spec.batch(),
                preset,
                changes,
                spec.seed(),
                spec.device(),
                spec.threads());
        return new SweepPlan(base, vary.axes(), seeds);
    }

    /** How many runs these are and how they are trained, or why there are too many. */
    static String words(int combinations, int seeds) {
        long all = (long) combinations * seeds;
        return all > SweepPlan.MOST_RUNS
                ? "A sweep has at most %,d runs; these would be more.".formatted(SweepPlan.MOST_RUNS)
                : "%s × %s: %,d runs, one after the other, in one folder with one table."
                        .formatted(counted(combinations, "combination"), counted(seeds, "seed"), all);
    }

    private static String counted(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
