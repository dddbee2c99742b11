package org.mixtura.ui.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;

/**
 * What the two tables of a sweep show, in the order of its plan. Made in the background: a sweep may have thousands of runs.
 */
record SweepLines(List<Combination> combinations, List<SweepRun> runs) {

    static final SweepLines NONE = new SweepLines(List.of(), List.of());

    static SweepLines of(Sweep sweep, SweepTable table) {
        return new SweepLines(
                combinations(table),
                table.rows().stream()
                        .map(row -> new SweepRun(row, sweep.runFolder(row.cell())))
                        .toList());
    }

    private static List<Combination> combinations(SweepTable table) {
        var spreads = new EnumMap<Measure, Map<SweepPlan.Point, Spread>>(Measure.class);
        var best = new EnumMap<Measure, Set<SweepPlan.Point>>(Measure.class);
        for (Measure measure : table.shownMeasures()) {
            spreads.put(measure, table.spread(measure.key()));
            best.put(measure, table.best(measure));
        }
        var all = table.rows().stream()
                .collect(Collectors.groupingBy(row -> row.cell().point(), Collectors.counting()));
        var done = table.rows().stream()
                .filter(row -> row.status().isPresent())
                .collect(Collectors.groupingBy(row -> row.cell().point(), Collectors.counting()));
        var lines = new ArrayList<Combination>();
        for (SweepPlan.Point point : table.points()) {
            var here = new EnumMap<Measure, Spread>(Measure.class);
            spreads.forEach((measure, means) -> here.put(measure, Objects.requireNonNull(means.get(point))));
            var leads = EnumSet.noneOf(Measure.class);
            best.forEach((measure, leaders) -> {
                if (leaders.contains(point)) {
                    leads.add(measure);
                }
            });
            lines.add(new Combination(
                    point.values(),
                    done.getOrDefault(point, 0L).intValue(),
                    all.getOrDefault(point, 0L).intValue(),
                    here,
                    leads));
        }
        return List.copyOf(lines);
    }
}
