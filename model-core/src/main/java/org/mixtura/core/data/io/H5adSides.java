package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mixtura.core.data.Column;

/**
 * Which table of an .h5ad file is about cells. The format says {@code obs}; programs that keep genes in rows write files the
 * other way round all the same, and what rows and columns are called tells.
 *
 * @param cells the table about cells
 * @param genes the table about genes
 * @param turned whether genes are in {@code obs}, so that matrices are genes x cells
 * @param finding what a user should know about it
 */
record H5adSides(H5adTable cells, H5adTable genes, boolean turned, Optional<Finding> finding) {

    /** Columns that only tables about genes have. */
    private static final Set<String> OF_GENES = Set.of(
            "gene_ids",
            "gene_id",
            "ensembl_id",
            "feature_types",
            "feature_name",
            "feature_biotype",
            "gene_symbols",
            "gene_symbol",
            "gene_name",
            "gene_names",
            "gene_short_name",
            "highly_variable",
            "n_cells",
            "n_cells_by_counts",
            "dispersions_norm");

    /** Columns that only tables about cells have. */
    private static final Set<String> OF_CELLS = Set.of(
            "n_genes",
            "n_genes_by_counts",
            "ncount_rna",
            "nfeature_rna",
            "leiden",
            "louvain",
            "seurat_clusters",
            "orig.ident",
            "cell_type",
            "celltype",
            "barcode",
            "barcodes",
            "pct_counts_mt",
            "percent.mt",
            "donor",
            "sample",
            "batch");

    /**
     * Reads both tables.
     *
     * @param root of the file, which has {@code obs} and {@code var}
     */
    static H5adSides of(Hdf5Node root, ReadOptions options) throws UnreadableData {
        Optional<Hdf5Node> uns = root.child("uns");
        H5adTable obs = H5adTable.read(root.need("obs"), uns);
        H5adTable var = H5adTable.read(root.need("var"), uns);
        return of(obs, var, options.orientation());
    }

    private static H5adSides of(H5adTable obs, H5adTable var, Optional<Orientation> said) {
        var guess = new OrientationGuess(new KnownSymbols().get());
        var signs = new ArrayList<>(
                guess.signs("", obs.index(), var.index(), Orientation.GENES_BY_CELLS, OrientationGuess::isBarcode));
        boolean named = signs.stream().anyMatch(OrientationGuess.Sign::genesInRows);
        ofColumns(obs, var).ifPresent(signs::add);
        var turning = signs.stream().filter(OrientationGuess.Sign::genesInRows).toList();
        boolean doubted = turning.size() < signs.size();
        // What columns are called says something only where nothing speaks against it.
        boolean usual = turning.isEmpty() || !named && doubted;
        if (said.isPresent()) {
            return said.get() == Orientation.GENES_BY_CELLS
                    ? turned(obs, var, asked(signs, turning))
                    : straight(
                            obs,
                            var,
                            named && !doubted
                                    ? Optional.of(kept(turning.getFirst().reason()))
                                    : Optional.empty());
        }
        if (usual) {
            return straight(obs, var, Optional.empty());
        }
        String reason = OrientationGuess.ofSigns(concat(turning, signs)).reason();
        return named && !doubted ? turned(obs, var, told(reason)) : straight(obs, var, Optional.of(unsure(reason)));
    }

    private static List<OrientationGuess.Sign> concat(
            List<OrientationGuess.Sign> first, List<OrientationGuess.Sign> all) {
        return Stream.concat(first.stream(), all.stream()).distinct().toList();
    }

    private static H5adSides straight(H5adTable obs, H5adTable var, Optional<Finding> finding) {
        return new H5adSides(obs, var, false, finding);
    }

    private static H5adSides turned(H5adTable obs, H5adTable var, Finding finding) {
        return new H5adSides(var, obs, true, Optional.of(finding));
    }

    /** What the columns of the two tables say. */
    private static Optional<OrientationGuess.Sign> ofColumns(H5adTable obs, H5adTable var) {
        Optional<String> genes = exclusive(obs, var, OF_GENES);
        if (genes.isPresent() || exclusive(var, obs, OF_CELLS).isPresent()) {
            return Optional.of(new OrientationGuess.Sign(
                    true,
                    genes.map("its rows (obs) have a column '%s'"::formatted)
                            .orElseGet(() -> "its columns (var) have '%s'"
                                    .formatted(exclusive(var, obs, OF_CELLS).orElseThrow()))));
        }
        return exclusive(obs, var, OF_CELLS)
                .or(() -> exclusive(var, obs, OF_GENES))
                .map(name -> new OrientationGuess.Sign(false, "its column '%s' is where it belongs".formatted(name)));
    }

    /** A column of one table that is called so, where the other has none such. */
    private static Optional<String> exclusive(H5adTable one, H5adTable other, Set<String> names) {
        return one.columns().stream()
                .map(Column::name)
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                .filter(_ -> other.columns().stream()
                        .noneMatch(column -> names.contains(column.name().toLowerCase(Locale.ROOT))))
                .findFirst();
    }

    private static Finding told(String reason) {
        return new Finding(
                Finding.Severity.WARNING,
                "transposed",
                "The rows of this .h5ad file (obs) were read as genes and its columns (var) as cells.",
                "The format says that rows are cells, but %s.".formatted(reason),
                "If that is wrong, read it the other way round (--orientation cells-by-genes).",
                List.of(new Fix.Orient(Orientation.CELLS_BY_GENES)));
    }

    private static Finding asked(List<OrientationGuess.Sign> signs, List<OrientationGuess.Sign> turning) {
        boolean against = turning.isEmpty() && !signs.isEmpty();
        return new Finding(
                against ? Finding.Severity.WARNING : Finding.Severity.INFO,
                against ? "orientation-doubted" : "transposed",
                "The rows of this .h5ad file (obs) were read as genes, as asked for.",
                against
                        ? "The format says that rows are cells, and %s."
                                .formatted(signs.getFirst().reason())
                        : "The format says that rows are cells.",
                "If that was a slip, read it the other way round (--orientation cells-by-genes).",
                List.of(new Fix.Orient(Orientation.CELLS_BY_GENES)));
    }

    private static Finding kept(String reason) {
        return new Finding(
                Finding.Severity.WARNING,
                "orientation-doubted",
                "The rows of this .h5ad file (obs) were read as cells, as asked for.",
                "They look like genes: %s.".formatted(reason),
                "If that was a slip, read it the other way round (--orientation genes-by-cells).",
                List.of(new Fix.Orient(Orientation.GENES_BY_CELLS)));
    }

    private static Finding unsure(String reason) {
        return new Finding(
                Finding.Severity.ERROR,
                "orientation-unsure",
                "It is not certain whether the rows of this .h5ad file (obs) are cells or genes.",
                "The format says cells, but they may be genes: %s.".formatted(reason),
                "Say which: rows are cells (--orientation cells-by-genes) or rows are genes (--orientation genes-by-cells).",
                List.of(new Fix.Orient(Orientation.CELLS_BY_GENES), new Fix.Orient(Orientation.GENES_BY_CELLS)));
    }
}
