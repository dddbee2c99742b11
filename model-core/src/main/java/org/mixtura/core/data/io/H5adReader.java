package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            throw noMatrix(members, matrix);
        }
        H5adSides sides = H5adSides.of(root, options);
        H5adTable obs = sides.cells();
        var cells = new CellTable(obs.index(), new H5adColours(root.child("uns")).over(obs));
        CountsPlace place = new CountsSearch(root, sides, spill).find(options);
        GeneNames names = GeneNames.of(place.var().index(), place.var().columns());
        var findings = new ArrayList<Finding>();
        sides.finding().ifPresent(findings::add);
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

    private static UnreadableData elsewhere(String program, String why, String remedy, List<String> members) {
        return new UnreadableData(
                        "no-matrix", "This is an HDF5 file of %s, not an AnnData file.".formatted(program), why, remedy)
                .with(new Fix.ChooseOther(), new Fix.ShowList("Contents of the file", members));
    }

    static boolean hasRaw(List<String> members) {
        return members.contains("raw") || members.contains("raw.X");
    }

    private static UnreadableData noMatrix(List<String> members, boolean matrix) {
        if (members.contains("mod")) {
            return elsewhere(
                    "MuData (.h5mu)",
                    "Such a file holds several data sets, one for each kind of measurement.",
                    "Write the one of gene expression: in Python mudata.read(FILE).mod['rna'].write_h5ad('rna.h5ad').",
                    members);
        }
        if (members.contains("assays") && members.contains("cell.names")) {
            return elsewhere(
                    "Seurat (.h5Seurat)",
                    "Its layout cannot be read here.",
                    "Write it as .h5ad: in R SeuratDisk::Convert(FILE, dest = \"h5ad\").",
                    members);
        }
        String found = members.isEmpty() ? "nothing" : String.join(", ", members);
        boolean tenX = members.contains("matrix");
        return new UnreadableData(
                        "no-matrix",
                        matrix || tenX
                                ? "This is an HDF5 file but not an AnnData file: it lacks obs or var. Found: %s."
                                        .formatted(found)
                                : "This is an HDF5 file but not a cell matrix: no X, no matrix/. Found: %s."
                                        .formatted(found),
                        tenX
                                ? "The element 'matrix' is the layout of Cell Ranger's .h5 files."
                                : "Cells, genes and counts are looked for under these names.",
                        tenX
                                ? "It should have barcodes, data, indices, indptr and features; copy or download it again."
                                : "Choose another file. If it does hold counts, write them as .h5ad with AnnData in Python.")
                .with(new Fix.ChooseOther(), new Fix.ShowList("Contents of the file", members));
    }
}
