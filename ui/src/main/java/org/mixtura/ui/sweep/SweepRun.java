package org.mixtura.ui.sweep;

import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.sweep.SweepTable;

/**
 * A line of the table of runs.
 *
 * @param folder of the run
 */
record SweepRun(SweepTable.Row row, Path folder) {

    List<String> values() {
        return row.cell().point().values();
    }

    long seed() {
        return row.cell().seed();
    }

    /** Where it is, with the reason where there is one. */
    String state() {
        return switch (row.state()) {
            case COMPLETE -> "Complete";
            case TRAINING -> "Training";
            case WAITING -> "Waiting";
            case STOPPED -> "Stopped";
            case MISSING -> "Not trained";
            case FAILED -> "Failed: " + row.problem();
        };
    }

    /** NaN where nothing was measured. */
    double value(SweepTable.Measure measure) {
        return row.values().getOrDefault(measure.key(), Double.NaN);
    }

    /** Whether there is something to look at: a model, or training under way. */
    boolean isOpenable() {
        return switch (row.state()) {
            case COMPLETE, STOPPED, TRAINING -> true;
            case WAITING, FAILED, MISSING -> false;
        };
    }
}
