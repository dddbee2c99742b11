package org.mixtura.ui.sweep;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;

/**
 * A line of the table of combinations.
 *
 * @param values of the settings that vary
 * @param done how many of its runs are complete
 * @param all how many runs it has
 * @param spreads mean and deviation of each measure
 * @param best the measures in which no other combination is better
 */
record Combination(List<String> values, int done, int all, Map<Measure, Spread> spreads, Set<Measure> best) {

    Spread spread(Measure measure) {
        return Objects.requireNonNull(spreads.get(measure));
    }

    /** For example {@code 2 of 3}. */
    String runs() {
        return done == all ? Integer.toString(all) : "%d of %d".formatted(done, all);
    }
}
