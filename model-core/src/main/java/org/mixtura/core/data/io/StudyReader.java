package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NumberType;

/** Reads data sets with all that can be written again: also layers, and what is known about genes. */
final class StudyReader {

    private static final String RAW = "raw/X";

    private final DatasetReaders readers;

    StudyReader(DatasetReaders readers) {
        this.readers = readers;
    }

    Study read(Path source, ReadOptions options, ImportLog log) throws UnreadableData {
        return read(source, options, _ -> false, log);
    }

    /** Where counts are found in a file that nothing is said of; empty where none are. */
    Optional<String> countsAt(Path source) {
        try {
            return Optional.of(readers.open(source, ReadOptions.DETECT).countsAt());
        } catch (UnreadableData unreadable) {
            return Optional.empty();
        }
    }

    /** @param mended whether a finding is no longer true of what is made, so that it is not told */
    Study read(Path source, ReadOptions options, Predicate<Finding> mended, ImportLog log) throws UnreadableData {
        Reading counts = readers.open(source, options);
        CheckedDataset checked = counts.checked();
        log.step("Read %d cells and %d genes from %s."
                .formatted(counts.cells().size(), counts.genes().size(), DatasetNames.shown(source)));
        said(options).forEach(log::step);
        for (Finding finding : checked.notes()) {
            if (mended.test(finding)) {
                continue;
            }
            String sentence = "%s: %s".formatted(DatasetNames.shown(source), finding.sentence());
            if (finding.severity() == Finding.Severity.INFO) {
                log.step(sentence);
            } else {
                log.warn(sentence);
            }
        }
        return switch (counts.format()) {
            case H5adReader.FORMAT -> ofH5ad(source, options, counts, log);
            case LoomReader.FORMAT -> ofLoom(source, options, counts, log);
            default -> ofCounts(counts);
        };
    }

    /** How numbers were read where that was said, for whoever looks at the new file later. */
    private static List<String> said(ReadOptions options) {
        var said = new ArrayList<String>();
        options.orientation()
                .ifPresent(way -> said.add("Rows were read as %s, as was said."
                        .formatted(
                                switch (way) {
                                    case CELLS_BY_GENES -> "cells";
                                    case GENES_BY_CELLS -> "genes";
                                })));
        if (options.notCounts().filter(List::isEmpty).isPresent()) {
            said.add("All numbers were read as counts, as was said.");
        }
        options.numerals()
                .decimals()
                .ifPresent(sign -> said.add(
                        switch (sign) {
                            case POINT ->
                                "Points were read as signs before decimals, commas between thousands, as was said.";
                            case COMMA ->
                                "Commas were read as signs before decimals, points between thousands, as was said.";
                        }));
        if (options.numerals().blanksAreZeros()) {
            said.add("Fields without a number were read as 0, as was said.");
        }
        return said;
    }

    private Study ofH5ad(Path source, ReadOptions options, Reading counts, ImportLog log) throws UnreadableData {
        Optional<int[]> inRaw = counts.countsAt().equals(RAW) ? inRaw(source, options) : Optional.empty();
        boolean otherGenes = counts.countsAt().equals(RAW) && inRaw.isEmpty();
        List<String> places = counts.places().stream()
                .map(MatrixPlace::name)
                .filter(place -> !place.equals(RAW))
                .toList();
        if (otherGenes && !places.isEmpty()) {
            log.warn("%s: The counts are in raw/X, which has other genes; left out: %s."
                    .formatted(DatasetNames.shown(source), String.join(", ", places)));
        }
        var matrices = new LinkedHashMap<String, CountMatrix>();
        if (otherGenes) {
            matrices.put("X", counts.values());
        } else {
            for (String place : places) {
                put(matrices, place, place, source, options, counts, log);
            }
        }
        // What is raw has no place beside filtered genes in the new file, but may be a layer where the genes are the
        // same.
        String countsAt = otherGenes ? "X" : counts.countsAt();
        if (inRaw.isPresent()) {
            countsAt = matrices.containsKey("layers/counts") ? "layers/raw" : "layers/counts";
            matrices.put(
                    countsAt,
                    counts.values().select(CopiedAxes.all(counts.cells().size()), inRaw.get()));
        }
        GeneTable names = inRaw.map(counts.genes()::select).orElse(counts.genes());
        String at = countsAt;
        return Hdf5Source.read(source, root -> {
            H5adSides sides = H5adSides.of(root, options);
            H5adTable obs = sides.cells();
            H5adTable var = FeatureKinds.genes(otherGenes ? CountsSearch.rawVar(root) : sides.genes());
            // What came of the edits was told when the counts were read.
            CellTable cells = options.columns().applied(new CellTable(obs.index(), obs.columns()), new ArrayList<>());
            return new Study(
                    counts.name(),
                    new Frame(obs.indexName(), cells),
                    new Frame(var.indexName(), new CellTable(var.index(), var.columns())),
                    names,
                    matrices,
                    at);
        });
    }

    /** Where in {@code raw} each gene of the file is; empty where raw has other genes. */
    private static Optional<int[]> inRaw(Path source, ReadOptions options) throws UnreadableData {
        return Hdf5Source.read(
                source,
                root -> places(
                        FeatureKinds.genes(H5adSides.of(root, options).genes()).index(),
                        FeatureKinds.genes(CountsSearch.rawVar(root)).index()));
    }

    /** Where each name is in a list of the same names; names that repeat can be told apart by their places only. */
    private static Optional<int[]> places(List<String> names, List<String> list) {
        if (names.equals(list)) {
            return Optional.of(CopiedAxes.all(names.size()));
        }
        var at = new HashMap<String, Integer>();
        list.forEach(name -> at.put(name, at.size()));
        boolean same = names.size() == list.size()
                && at.size() == list.size()
                && at.keySet().equals(Set.copyOf(names));
        return same
                ? Optional.of(names.stream()
                        .mapToInt(name -> Objects.requireNonNull(at.get(name)))
                        .toArray())
                : Optional.empty();
    }

    /** As anndata reads loom: the matrix is X, and layers keep their names. */
    private Study ofLoom(Path source, ReadOptions options, Reading counts, ImportLog log) throws UnreadableData {
        var matrices = new LinkedHashMap<String, CountMatrix>();
        for (MatrixPlace place : counts.places()) {
            put(matrices, ofLoom(place.name()), place.name(), source, options, counts, log);
        }
        return new Study(
                counts.name(),
                new Frame(Frame.INDEX, counts.cells()),
                frame(counts.genes(), counts.aboutGenes()),
                counts.genes(),
                matrices,
                ofLoom(counts.countsAt()));
    }

    /** Where a matrix of a loom file is in what is written from it. */
    static String ofLoom(String place) {
        return place.equals(LoomReader.MATRIX) ? "X" : place;
    }

    /** The counts were read; a layer that cannot be is no reason to refuse them. */
    private void put(
            Map<String, CountMatrix> matrices,
            String name,
            String place,
            Path source,
            ReadOptions options,
            Reading counts,
            ImportLog log)
            throws UnreadableData {
        if (place.equals(counts.countsAt())) {
            matrices.put(name, at(place, source, options, counts, log));
            return;
        }
        try {
            matrices.put(name, at(place, source, options, counts, log));
        } catch (UnreadableData unreadable) {
            log.warn("%s: %s was left out. %s"
                    .formatted(
                            DatasetNames.shown(source),
                            place,
                            unreadable.finding().what()));
        }
    }

    private CountMatrix at(String place, Path source, ReadOptions options, Reading counts, ImportLog log)
            throws UnreadableData {
        Reading there = place.equals(counts.countsAt())
                ? counts
                : readers.open(source, options.withCountsAt(Optional.of(place)));
        if (there.profile().wholeShare() < 1 && isDouble(place, source)) {
            log.warn("%s: The 64-bit decimals in %s were rounded to 32 bits, that is to about seven digits."
                    .formatted(DatasetNames.shown(source), place));
        }
        if (there.profile().kind() == ValueProfile.Kind.UNDEFINED) {
            log.warn(
                    "%s: There are values in %s that are not finite numbers (NaN or infinite); they are kept as they are."
                            .formatted(DatasetNames.shown(source), place));
        }
        return there.values();
    }

    private static boolean isDouble(String place, Path source) throws UnreadableData {
        return Hdf5Source.read(source, root -> {
            Hdf5Node node = root;
            for (String step : place.split("/", 2)) {
                node = node.need(step);
            }
            NumberType type = (node.isDataset() ? node : node.need("data")).numberType();
            return type.form() == NumberType.Form.DECIMAL && type.bytes() == 8;
        });
    }

    private static Study ofCounts(Reading reading) {
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put("X", reading.values());
        return new Study(
                reading.name(),
                new Frame(Frame.INDEX, reading.cells()),
                frame(reading.genes(), reading.aboutGenes()),
                reading.genes(),
                matrices,
                "X");
    }

    /**
     * Genes are named by their symbols where these are unique, as is the habit, else by their ids.
     *
     * @param about what else is known of them
     */
    static Frame frame(GeneTable genes, List<Column> about) {
        boolean alike = genes.ids().equals(genes.symbols());
        boolean unique = new HashSet<>(genes.symbols()).size() == genes.size();
        var columns = new ArrayList<Column>();
        if (!alike) {
            columns.add(
                    unique
                            ? new Column.Text("gene_ids", genes.ids())
                            : new Column.Text("feature_name", genes.symbols()));
        }
        columns.addAll(about);
        return new Frame(Frame.INDEX, new CellTable(unique ? genes.symbols() : genes.ids(), columns));
    }
}
