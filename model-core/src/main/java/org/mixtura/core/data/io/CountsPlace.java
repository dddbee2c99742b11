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
 * @param remarks what else was found out about the places
 */
record CountsPlace(
        String name,
        H5adTable var,
        CountMatrix values,
        ValueProfile profile,
        List<MatrixPlace> places,
        Optional<Refusal> refusal,
        List<Finding> remarks) {

    CountsPlace {
        places = List.copyOf(places);
        remarks = List.copyOf(remarks);
    }

    /** The same with what else was found out. */
    CountsPlace with(List<Finding> more) {
        return new CountsPlace(name, var, values, profile, places, refusal, more);
    }

    /** What a user should know about the choice and the values. */
    List<Finding> verdict(CellTable cells, GeneTable genes) {
        var findings = new ArrayList<>(remarks);
        if (!profile.kind().usable()) {
            findings.add(ValueFindings.notUsable(name, profile, cells, genes, places));
            return findings;
        }
        String first = places.getFirst().name();
        if (!name.equals(first)) {
            refusal.map(why -> ValueFindings.countsElsewhere(name, first, why)).ifPresent(findings::add);
        }
        ValueFindings.notWhole(name, profile).ifPresent(findings::add);
        return findings;
    }
}
