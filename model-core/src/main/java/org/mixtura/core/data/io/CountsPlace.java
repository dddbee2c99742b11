package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;

/**
 * The place in an .h5ad file that the values are taken from.
 *
 * @param name {@code X}, {@code layers/NAME} or {@code raw/X}
 * @param var the genes of that place; {@code raw} has its own
 * @param places all places that hold a matrix, in the order in which they are looked at
 * @param refusal why the first of them holds no counts; empty: it does, or nobody had to know
 * @param larger the layer for counts, where it holds larger whole numbers than this place, which are small
 */
record CountsPlace(
        String name,
        H5adTable var,
        CountMatrix values,
        ValueProfile profile,
        List<MatrixPlace> places,
        Optional<Refusal> refusal,
        Optional<String> larger) {

    /** The same with the place of larger whole numbers than these. */
    CountsPlace besideLarger(String other) {
        return new CountsPlace(name, var, values, profile, places, refusal, Optional.of(other));
    }

    /** What a user should know about the choice and the values. */
    List<Finding> verdict(CellTable cells, GeneTable genes) {
        var findings = new ArrayList<Finding>();
        if (!profile.kind().usable()) {
            findings.add(ValueFindings.notUsable(name, profile, cells, genes, places));
            return findings;
        }
        String first = places.getFirst().name();
        if (!name.equals(first)) {
            refusal.map(why -> ValueFindings.countsElsewhere(name, first, why)).ifPresent(findings::add);
        }
        larger.map(other -> ValueFindings.smallerThanCounts(name, profile.max(), other))
                .ifPresent(findings::add);
        if (profile.kind() == ValueProfile.Kind.COUNT_LIKE) {
            findings.add(ValueFindings.ambientCounts(name, profile));
        }
        return findings;
    }
}
