package org.mixtura.core.data.io;

import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/** Makes counts whole that have rounding errors, as counts have that were won back from logarithms. */
final class WholeCounts {

    private WholeCounts() {}

    /** The reading with its counts rounded where they are whole numbers but for rounding errors; else as it is. */
    static Reading of(Reading reading, Spill spill) throws UnreadableData {
        if (reading.profile().kind() != ValueProfile.Kind.NEARLY_COUNTS) {
            return reading;
        }
        CountMatrix whole = rounded(reading.values(), reading.countsAt(), spill);
        return new Reading(
                reading.name(),
                reading.source(),
                reading.format(),
                reading.places(),
                reading.countsAt(),
                whole,
                ValueProfile.of(whole),
                reading.genes(),
                reading.cells(),
                reading.aboutGenes(),
                reading.findings());
    }

    private static CountMatrix rounded(CountMatrix values, String place, Spill spill) throws UnreadableData {
        int[] genes = new int[values.genes()];
        float[] row = new float[values.genes()];
        try (var rows = new Rows(place, values.genes(), spill)) {
            for (int cell = 0; cell < values.cells(); cell++) {
                int length = values.copyRow(cell, genes, row, 0);
                for (int i = 0; i < length; i++) {
                    row[i] = (float) Math.rint(row[i]);
                }
                rows.add(genes, row, 0, length);
            }
            return rows.finish();
        }
    }
}
