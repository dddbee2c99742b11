package org.mixtura.core.data.io;

import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.GeneTable;

/**
 * Why a place in a file that may hold counts was passed over.
 *
 * @param why a sentence
 * @param slip whether it may be meant to hold counts, so that taking others instead should be thought over
 */
record Refusal(String why, boolean slip) {

    /** What the first values of a place say, some of which no count can be. */
    static Refusal of(String place, float[] first) {
        int stored = 0;
        int broken = 0;
        float least = 0;
        float most = 0;
        for (float value : first) {
            if (Float.isFinite(value) && value != 0) {
                stored++;
                broken += value == Math.rint(value) ? 0 : 1;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        String verdict = least < 0
                ? "looks scaled"
                : most <= ValueProfile.LARGEST_LOGARITHM ? "looks log-normalised" : "looks normalised or corrected";
        return new Refusal(
                broken == 0
                        ? "Values in %s are negative (min %s), which no count can be."
                                .formatted(place, Findings.number(least))
                        : "%s of the first %,d values in %s are not whole numbers (%s %s): %s."
                                .formatted(
                                        Findings.percent(broken / (double) stored),
                                        stored,
                                        place,
                                        least < 0 ? "min" : "max",
                                        Findings.number(least < 0 ? least : most),
                                        verdict),
                false);
    }

    /** What the values of a place say that was read as a whole. */
    static Refusal of(CountsPlace place, CellTable cells) {
        ValueProfile profile = place.profile();
        if (profile.stored() == 0) {
            return new Refusal("All values in %s are 0.".formatted(place.name()), false);
        }
        Optional<Finding> notWhole = ValueFindings.notWhole(place.name(), profile);
        if (notWhole.isPresent()) {
            return new Refusal(notWhole.get().what(), false);
        }
        GeneTable genes =
                GeneNames.of(place.var().index(), place.var().columns()).table();
        boolean slip = profile.kind() == ValueProfile.Kind.UNDEFINED
                || profile.kind() == ValueProfile.Kind.NEGATIVE && profile.wholeShare() == 1;
        return new Refusal(
                ValueFindings.notUsable(place.name(), profile, cells, genes).what(), slip);
    }
}
