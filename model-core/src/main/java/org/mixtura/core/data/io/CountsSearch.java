package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;

/**
 * Finds the counts of an .h5ad file: the first of {@code X}, {@code layers/counts}, {@code raw/X} and the other layers
 * that holds whole, non-negative numbers. Without one, the first that looks like corrected counts; without that, the
 * first place of all, whose values then say what is wrong.
 */
final class CountsSearch {

    private final Hdf5Node root;
    private final CellTable cells;
    private final H5adTable var;

    CountsSearch(Hdf5Node root, CellTable cells, H5adTable var) {
        this.root = root;
        this.cells = cells;
        this.var = var;
    }

    /** A matrix that may hold counts. */
    private record Candidate(String name, Hdf5Node matrix, boolean raw) {}

    CountsPlace find(ReadOptions options) throws UnreadableData {
        List<Candidate> candidates = candidates();
        if (candidates.isEmpty()) {
            throw new UnreadableData(
                    "no-matrix",
                    "The file has tables of cells and genes, but no matrix: no X, no layers, no raw.",
                    "Such files are written to keep metadata only.",
                    "Choose the file that holds the counts.");
        }
        if (options.countsAt().isPresent()) {
            Candidate chosen = chosen(candidates, options.countsAt().get());
            return load(chosen, chosen.name);
        }
        String first = candidates.getFirst().name;
        CountsPlace best = null;
        for (Candidate candidate : candidates) {
            CountsPlace place = load(candidate, first);
            if (place.profile().kind() == ValueProfile.Kind.COUNTS
                    && place.values().nonZeros() > 0) {
                return place;
            }
            if (best == null || rank(place) < rank(best)) {
                best = place;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** Without true counts, corrected counts are next, and values that are nothing else come in the order of search. */
    private static int rank(CountsPlace place) {
        return place.profile().kind().usable() && place.values().nonZeros() > 0 ? 0 : 1;
    }

    private List<Candidate> candidates() throws UnreadableData {
        var found = new ArrayList<Candidate>();
        root.child("X").ifPresent(x -> found.add(new Candidate("X", x, false)));
        Optional<Hdf5Node> layers = root.child("layers");
        if (layers.isPresent()) {
            layers.get().child("counts").ifPresent(l -> found.add(new Candidate("layers/counts", l, false)));
        }
        Optional<Hdf5Node> raw = root.child("raw");
        Optional<Hdf5Node> rawX = raw.isPresent() ? raw.get().child("X") : root.child("raw.X");
        rawX.ifPresent(x -> found.add(new Candidate("raw/X", x, true)));
        if (layers.isPresent()) {
            for (String layer : layers.get().childNames()) {
                if (!layer.equals("counts")) {
                    found.add(new Candidate("layers/" + layer, layers.get().need(layer), false));
                }
            }
        }
        found.removeIf(candidate -> isMissing(candidate.matrix));
        return found;
    }

    /** An absent X may be written as an empty (null) data set. */
    private static boolean isMissing(Hdf5Node matrix) {
        try {
            return matrix.isDataset() && matrix.shape().length == 0;
        } catch (UnreadableData unreadable) {
            return false;
        }
    }

    private static Candidate chosen(List<Candidate> candidates, String wanted) throws UnreadableData {
        String plain = plain(wanted);
        for (Candidate candidate : candidates) {
            if (plain(candidate.name).equals(plain)) {
                return candidate;
            }
        }
        throw new UnreadableData(
                "unknown-place",
                "There is no matrix at '%s'.".formatted(Findings.shown(wanted)),
                "The file has: %s."
                        .formatted(String.join(
                                ", ", candidates.stream().map(Candidate::name).toList())),
                "Choose one of these.");
    }

    /** Makes {@code layers['counts']}, {@code layers.counts} and {@code layers/counts} the same. */
    private static String plain(String place) {
        return place.replaceAll("[\\[\\]'\"./]+", "/").replaceAll("^/|/$", "").toLowerCase(Locale.ROOT);
    }

    private CountsPlace load(Candidate candidate, String first) throws UnreadableData {
        H5adTable genes = candidate.raw ? rawVar() : var;
        CsrMatrix values =
                new H5adMatrix(candidate.matrix, cells.size(), genes.index().size()).read();
        return new CountsPlace(candidate.name, genes, values, ValueProfile.of(values), first);
    }

    private H5adTable rawVar() throws UnreadableData {
        Optional<Hdf5Node> raw = root.child("raw");
        return H5adTable.read(raw.isPresent() ? raw.get().need("var") : root.need("raw.var"), root.child("uns"));
    }
}
