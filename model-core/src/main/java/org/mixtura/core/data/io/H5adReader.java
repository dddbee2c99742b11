package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.store.Spill;

/** Reads AnnData's .h5ad files, from those before version 0.7 to those of 0.11. */
final class H5adReader implements DatasetReader {

    static final String FORMAT = "AnnData .h5ad";

    @Override
    public boolean recognises(Path source) {
        return FileKind.of(source) == FileKind.HDF5;
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        return Hdf5Source.read(source, root -> read(root, source, options, spill));
    }

    private static Reading read(Hdf5Node root, Path source, ReadOptions options, Spill spill) throws UnreadableData {
        List<String> members = root.childNames();
        boolean matrix = members.contains("X") || members.contains("layers") || hasRaw(members);
        if (!matrix || !members.contains("obs") || !members.contains("var")) {
            throw noMatrix(members);
        }
        Optional<Hdf5Node> uns = root.child("uns");
        H5adTable obs = H5adTable.read(root.need("obs"), uns);
        H5adTable var = H5adTable.read(root.need("var"), uns);
        var cells = new CellTable(obs.index(), obs.columns());
        CountsPlace place = new CountsSearch(root, cells, var, spill).find(options);
        GeneNames names = GeneNames.of(place.var().index(), place.var().columns());
        var findings = new ArrayList<Finding>();
        if (obs.old()) {
            findings.add(Findings.oldLayout());
        }
        if (!obs.skipped().isEmpty()) {
            findings.add(Findings.skippedColumns(obs.skipped()));
        }
        if (!obs.longNumbers().isEmpty()) {
            findings.add(Findings.keptAsText(obs.longNumbers()));
        }
        if (!obs.repeatedLevels().isEmpty()) {
            findings.add(Findings.repeatedLevels(obs.repeatedLevels()));
        }
        findings.addAll(place.verdict(cells, names.table()));
        findings.addAll(names.findings());
        return new Reading(
                DatasetNames.of(source),
                source,
                FORMAT,
                place.places(),
                place.name(),
                place.values(),
                place.profile(),
                names.table(),
                cells,
                // Who writes the data set again reads all of var.
                List.of(),
                findings);
    }

    static boolean hasRaw(List<String> members) {
        return members.contains("raw") || members.contains("raw.X");
    }

    private static UnreadableData noMatrix(List<String> members) {
        String found = members.isEmpty() ? "nothing" : String.join(", ", members);
        boolean tenX = members.contains("matrix");
        return new UnreadableData(
                        "no-matrix",
                        "This is an HDF5 file but not an AnnData file: it lacks X, obs or var. Found: %s."
                                .formatted(found),
                        tenX
                                ? "The element 'matrix' is the layout of Cell Ranger's .h5 files."
                                : "Cells, genes and counts are looked for under these names.",
                        tenX
                                ? "It should have barcodes, data, indices, indptr and features; copy or download it again."
                                : "Choose another file, or write this one again with AnnData.")
                .with(new Fix.ChooseOther(), new Fix.ShowList("Contents of the file", members));
    }
}
