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

    /** What no count can be, among the first values of a place. */
    static Refusal of(String place, float value) {
        return new Refusal(
                "One of the first values in %s is %s, which no count can be.".formatted(place, Findings.number(value)),
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
