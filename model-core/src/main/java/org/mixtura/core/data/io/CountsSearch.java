package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Finds the counts of an .h5ad file: the first of {@code X}, {@code layers/counts}, {@code raw/X} and the other layers
 * that holds whole, non-negative numbers. Without one, the first that holds such but for rounding errors; without that, the
 * first that looks like corrected counts; without that, the
 * first place of all, whose values then say what is wrong.
 */
final class CountsSearch {

    /** So many values tell counts from what is none, unless a matrix begins with cells unlike the rest. */
    private static final long SAMPLE = 1 << 16;

    private static final String COUNTS_LAYER = "layers/counts";
    private static final String RAW = "raw/X";

    private final Hdf5Node root;
    private final H5adSides sides;
    private final CellTable cells;
    private final Spill spill;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, UnreadableData> unreadable = new LinkedHashMap<>();
    private final Map<String, Refusal> refused = new HashMap<>();

    CountsSearch(Hdf5Node root, H5adSides sides, Spill spill) {
        this.root = root;
        this.sides = sides;
        this.cells = new CellTable(sides.cells().index(), sides.cells().columns());
        this.spill = spill;
    }

    /** A matrix that may hold counts, and its first values. */
    private record Candidate(String name, Hdf5Node matrix, float[] first) {

        boolean isRaw() {
            return name.equals(RAW);
        }

        boolean isUndefined() {
            for (float value : first) {
                if (!Float.isFinite(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    CountsPlace find(ReadOptions options) throws UnreadableData {
        look();
        if (options.countsAt().isPresent()) {
            CountsPlace place = load(chosen(options.countsAt().get()));
            return place.with(remarks(place));
        }
        CountsPlace place = found();
        var remarks = remarks(place);
        if (place.profile().kind().usable()) {
            larger(place).ifPresent(remarks::add);
            moreGenes(place).ifPresent(remarks::add);
        }
        candidates.stream()
                .filter(other -> !other.name.equals(place.name()) && other.isUndefined())
                // Why the first place was passed over is said elsewhere.
                .filter(other -> !refused.containsKey(other.name))
                .forEach(other -> remarks.add(ValueFindings.undefinedElsewhere(other.name)));
        return place.with(remarks);
    }

    private CountsPlace found() throws UnreadableData {
        CountsPlace nearly = null;
        // What is no count in a first stretch is none as a whole, and need not be read.
        for (Candidate candidate : candidates) {
            if (!refused.containsKey(candidate.name)) {
                CountsPlace place = load(candidate);
                if (place.profile().kind() == ValueProfile.Kind.COUNTS
                        && place.values().nonZeros() > 0) {
                    return place;
                }
                if (nearly == null && place.profile().kind() == ValueProfile.Kind.NEARLY_COUNTS) {
                    nearly = place;
                }
                refused.put(candidate.name, Refusal.of(place, cells));
            }
        }
        if (nearly != null) {
            return nearly;
        }
        CountsPlace first = null;
        for (Candidate candidate : candidates) {
            CountsPlace place = load(candidate);
            if (place.profile().kind().usable() && place.values().nonZeros() > 0) {
                return place;
            }
            first = first == null ? place : first;
        }
        return java.util.Objects.requireNonNull(first);
    }

    /** Places that cannot be read do no harm to the others; which these are is told, and what was left out or too short. */
    private List<Finding> remarks(CountsPlace place) throws UnreadableData {
        var remarks = new ArrayList<Finding>();
        FeatureKinds.leftOut(features(chosen(place.name()))).ifPresent(remarks::add);
        Hdf5Node matrix = chosen(place.name()).matrix;
        if ((matrix.isDataset() ? matrix : matrix.need("data")).isHalf()
                && place.profile().max() > NumberLimits.LARGEST_EXACT_HALF) {
            remarks.add(ValueFindings.halfPrecision(place.name()));
        }
        unreadable.forEach((name, why) -> remarks.add(Findings.unreadablePlace(name, why.finding())));
        return remarks;
    }

    /** Whole numbers as small as logarithms are doubtful where the layer that is meant for counts has larger ones. */
    private Optional<Finding> larger(CountsPlace place) {
        double max = place.profile().max();
        for (Candidate other : candidates) {
            boolean meant = other.name.equals(COUNTS_LAYER) && !place.name().equals(COUNTS_LAYER);
            if (meant && max <= ValueProfile.LARGEST_LOGARITHM && !refused.containsKey(other.name)) {
                for (float value : other.first) {
                    if (value > max) {
                        return Optional.of(ValueFindings.smallerThanCounts(place.name(), max, other.name));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Genes are chosen before {@code raw} is forgotten; whoever wants all of them takes it. */
    private Optional<Finding> moreGenes(CountsPlace place) throws UnreadableData {
        for (Candidate other : candidates) {
            boolean counts = other.isRaw() && !refused.containsKey(other.name) && other.first.length > 0;
            if (counts && !place.name().equals(other.name)) {
                int all = FeatureKinds.genes(rawVar()).index().size();
                int genes = place.var().index().size();
                if (all > genes) {
                    return Optional.of(ValueFindings.moreGenes(place.name(), genes, other.name, all));
                }
            }
        }
        return Optional.empty();
    }

    /** Finds the places, and those whose first values say that they hold no counts. */
    private void look() throws UnreadableData {
        for (String place : names()) {
            try {
                Optional<Hdf5Node> matrix = at(place);
                if (matrix.isPresent() && !isMissing(matrix.get())) {
                    candidates.add(new Candidate(place, matrix.get(), firstValues(matrix.get())));
                }
            } catch (UnreadableData e) {
                unreadable.put(place, e);
            }
        }
        UnreadableData first = unreadable.get("X");
        // What is broken where the counts mostly are may be broken everywhere.
        if (first != null && (candidates.isEmpty() || first.finding().code().equals(Hdf5Node.DAMAGED))) {
            throw first;
        }
        if (candidates.isEmpty() && !unreadable.isEmpty()) {
            throw unreadable.values().iterator().next();
        }
        if (candidates.isEmpty()) {
            throw new UnreadableData(
                    "no-matrix",
                    "The file has tables of cells and genes, but no matrix: no X, no layers, no raw.",
                    "Such files are written to keep metadata only.",
                    "Choose the file that holds the counts.");
        }
        for (Candidate candidate : candidates) {
            for (float value : candidate.first) {
                // Where an undefined value is, and whether all others are counts, only a full reading tells.
                if (Float.isFinite(value) && !ValueProfile.isNearlyCount(value)) {
                    refused.put(candidate.name, Refusal.of(candidate.name, candidate.first));
                    break;
                }
            }
        }
    }

    /** Places in the order in which they are looked at. */
    private List<String> names() throws UnreadableData {
        var names = new ArrayList<String>(List.of("X"));
        Optional<Hdf5Node> layers = root.child("layers");
        List<String> all = layers.isPresent() ? layers.get().childNames() : List.of();
        if (all.contains("counts")) {
            names.add(COUNTS_LAYER);
        }
        if (!sides.turned()) {
            // The rows of raw are those of X, its columns are others: where X is turned, cells.
            names.add(RAW);
        }
        all.stream()
                .map("layers/"::concat)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    private Optional<Hdf5Node> at(String place) throws UnreadableData {
        if (place.equals("X")) {
            return root.child("X");
        }
        Optional<Hdf5Node> group = root.child(place.equals(RAW) ? "raw" : "layers");
        if (place.equals(RAW)) {
            return group.isPresent() ? group.get().child("X") : root.child("raw.X");
        }
        return group.isPresent() ? group.get().child(place.substring("layers/".length())) : Optional.empty();
    }

    private static float[] firstValues(Hdf5Node matrix) throws UnreadableData {
        if (matrix.isDataset()) {
            long[] shape = matrix.shape();
            if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
                return new float[0];
            }
            matrix.requireNumbers();
            Object[] row = (Object[]) matrix.block(0, 1, 0, (int) Math.min(shape[1], SAMPLE));
            return Hdf5Arrays.floats(row[0], matrix);
        }
        Hdf5Node data = matrix.need("data");
        long[] shape = data.shape();
        int count = shape.length == 1 ? (int) Math.min(shape[0], SAMPLE) : 0;
        data.requireNumbers();
        return count == 0 ? new float[0] : Hdf5Arrays.floats(data.slice(0, count), data);
    }

    /** An absent X may be written as an empty (null) data set. */
    private static boolean isMissing(Hdf5Node matrix) {
        try {
            return matrix.isDataset() && matrix.shape().length == 0;
        } catch (UnreadableData unreadable) {
            return false;
        }
    }

    private Candidate chosen(String wanted) throws UnreadableData {
        String plain = plain(wanted);
        for (Candidate candidate : candidates) {
            if (plain(candidate.name).equals(plain)) {
                return candidate;
            }
        }
        for (Map.Entry<String, UnreadableData> place : unreadable.entrySet()) {
            if (plain(place.getKey()).equals(plain)) {
                throw place.getValue();
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

    private CountsPlace load(Candidate candidate) throws UnreadableData {
        H5adTable all = features(candidate);
        H5adTable genes = FeatureKinds.genes(all);
        CountMatrix features =
                new H5adMatrix(candidate.matrix, cells.size(), all.index().size(), sides.turned(), spill).read();
        CountMatrix values =
                genes == all ? features : features.select(CopiedAxes.all(cells.size()), FeatureKinds.at(all));
        var places = new ArrayList<MatrixPlace>();
        for (Candidate each : candidates) {
            places.add(new MatrixPlace(each.name, !refused.containsKey(each.name) && !each.isUndefined()));
        }
        return new CountsPlace(
                candidate.name,
                genes,
                values,
                ValueProfile.of(values),
                List.copyOf(places),
                Optional.ofNullable(refused.get(candidates.getFirst().name)),
                List.of());
    }

    /** What the columns of a matrix are; {@code raw} has its own table, which may lack ids that the file's has of the same genes. */
    private H5adTable features(Candidate candidate) throws UnreadableData {
        if (!candidate.isRaw()) {
            return sides.genes();
        }
        H5adTable raw = rawVar();
        return raw.index().equals(sides.genes().index()) ? raw.withColumnsOf(sides.genes()) : raw;
    }

    private H5adTable rawVar() throws UnreadableData {
        return rawVar(root);
    }

    /** The genes of {@code raw}. */
    static H5adTable rawVar(Hdf5Node root) throws UnreadableData {
        Optional<Hdf5Node> raw = root.child("raw");
        return H5adTable.read(raw.isPresent() ? raw.get().need("var") : root.need("raw.var"), root.child("uns"));
    }
}
