package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Finds the counts of an .h5ad file: the first of {@code X}, {@code layers/counts}, {@code raw/X} and the other layers
 * that holds whole, non-negative numbers. Without one, the first that looks like corrected counts; without that, the
 * first place of all, whose values then say what is wrong.
 */
final class CountsSearch {

    /** So many values tell counts from what is none, unless a matrix begins with cells unlike the rest. */
    private static final long SAMPLE = 1 << 16;

    private static final String COUNTS_LAYER = "layers/counts";

    private final Hdf5Node root;
    private final CellTable cells;
    private final H5adTable var;
    private final Spill spill;

    CountsSearch(Hdf5Node root, CellTable cells, H5adTable var, Spill spill) {
        this.root = root;
        this.cells = cells;
        this.var = var;
        this.spill = spill;
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
            return load(chosen, candidates, refusals(candidates));
        }
        Map<String, Refusal> refused = refusals(candidates);
        // What is no count in a first stretch is none as a whole, and need not be read.
        for (Candidate candidate : candidates) {
            if (!refused.containsKey(candidate.name)) {
                CountsPlace place = load(candidate, candidates, refused);
                if (place.profile().kind() == ValueProfile.Kind.COUNTS
                        && place.values().nonZeros() > 0) {
                    return besideLarger(place, candidates, refused);
                }
                refused.put(candidate.name, Refusal.of(place, cells));
            }
        }
        CountsPlace first = null;
        for (Candidate candidate : candidates) {
            CountsPlace place = load(candidate, candidates, refused);
            if (place.profile().kind().usable() && place.values().nonZeros() > 0) {
                return place;
            }
            first = first == null ? place : first;
        }
        return java.util.Objects.requireNonNull(first);
    }

    /** Whole numbers as small as logarithms are doubtful where the layer that is meant for counts has larger ones. */
    private static CountsPlace besideLarger(CountsPlace place, List<Candidate> candidates, Map<String, Refusal> refused)
            throws UnreadableData {
        double max = place.profile().max();
        for (Candidate other : candidates) {
            boolean meant = other.name.equals(COUNTS_LAYER) && !place.name().equals(COUNTS_LAYER);
            if (meant && max <= ValueProfile.LARGEST_LOGARITHM && !refused.containsKey(other.name)) {
                for (float value : firstValues(other)) {
                    if (value > max) {
                        return place.besideLarger(other.name);
                    }
                }
            }
        }
        return place;
    }

    /** The places whose first values say that they hold no counts. */
    private static Map<String, Refusal> refusals(List<Candidate> candidates) throws UnreadableData {
        var refused = new HashMap<String, Refusal>();
        for (Candidate candidate : candidates) {
            for (float value : firstValues(candidate)) {
                // Where an undefined value is, and whether all others are counts, only a full reading tells.
                if (Float.isFinite(value) && (value < 0 || value != Math.rint(value))) {
                    refused.put(candidate.name, Refusal.of(candidate.name, value));
                    break;
                }
            }
        }
        return refused;
    }

    private static float[] firstValues(Candidate candidate) throws UnreadableData {
        Hdf5Node matrix = candidate.matrix;
        if (matrix.isDataset()) {
            long[] shape = matrix.shape();
            if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
                return new float[0];
            }
            Object[] row = (Object[]) matrix.block(0, 1, 0, (int) Math.min(shape[1], SAMPLE));
            return Hdf5Arrays.floats(row[0], matrix);
        }
        Hdf5Node data = matrix.need("data");
        long[] shape = data.shape();
        int count = shape.length == 1 ? (int) Math.min(shape[0], SAMPLE) : 0;
        return count == 0 ? new float[0] : Hdf5Arrays.floats(data.slice(0, count), data);
    }

    private List<Candidate> candidates() throws UnreadableData {
        var found = new ArrayList<Candidate>();
        root.child("X").ifPresent(x -> found.add(new Candidate("X", x, false)));
        Optional<Hdf5Node> layers = root.child("layers");
        if (layers.isPresent()) {
            layers.get().child("counts").ifPresent(l -> found.add(new Candidate(COUNTS_LAYER, l, false)));
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

    private CountsPlace load(Candidate candidate, List<Candidate> all, Map<String, Refusal> refused)
            throws UnreadableData {
        H5adTable genes = candidate.raw ? rawVar() : var;
        CountMatrix values =
                new H5adMatrix(candidate.matrix, cells.size(), genes.index().size(), spill).read();
        var places = new ArrayList<MatrixPlace>();
        for (Candidate each : all) {
            places.add(new MatrixPlace(each.name, !refused.containsKey(each.name)));
        }
        return new CountsPlace(
                candidate.name,
                genes,
                values,
                ValueProfile.of(values),
                List.copyOf(places),
                Optional.ofNullable(refused.get(all.getFirst().name)),
                Optional.empty());
    }

    private H5adTable rawVar() throws UnreadableData {
        Optional<Hdf5Node> raw = root.child("raw");
        return H5adTable.read(raw.isPresent() ? raw.get().need("var") : root.need("raw.var"), root.child("uns"));
    }
}
