package org.mixtura.core.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mixtura.core.Workbench;

/** What is to be known of the combinations of a sweep before they are trained: settings without an effect, above all. */
public final class SweepNotes {

    /** Of so many combinations notes are looked for, which takes a moment each. */
    private static final int NOTED = 500;

    private SweepNotes() {}

    /**
     * Each note once, a sentence or two; where it is of some combinations only, of how many.
     *
     * @param cancelled asked between combinations; what was found until then is told
     */
    public static List<String> of(Workbench workbench, SweepPlan plan, BooleanSupplier cancelled) {
        var points = plan.points();
        var counts = new LinkedHashMap<String, Integer>();
        for (var point : points.subList(0, Math.min(NOTED, points.size()))) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            var request = plan.request(new SweepPlan.Cell(point, plan.base().seed()));
            Stream.concat(workbench.notes(workbench.resolve(request)).stream(), workbench.adjusted(request).stream())
                    .forEach(note -> counts.merge(note, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(each -> each.getValue() == points.size()
                        ? each.getKey()
                        : "%s So it is in %,d of the %,d combinations; those that differ in nothing else are the same run twice."
                                .formatted(each.getKey(), each.getValue(), points.size()))
                .toList();
    }
}
