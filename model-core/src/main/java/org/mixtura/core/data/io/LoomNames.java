package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;

/**
 * Which attributes of a loom file are the names of genes and cells: those that are called so, else for genes one whose
 * texts look like them. Programs that write such files do not agree on what names are called.
 *
 * @param ids of genes; numbers where there are none
 * @param symbols of genes; numbers where there are none
 * @param aboutGenes the attributes of genes that are no names
 * @param barcodes of cells; numbers where there are none
 * @param findings what a user should know about it
 */
record LoomNames(
        List<String> ids,
        List<String> symbols,
        List<Column> aboutGenes,
        List<String> barcodes,
        List<Finding> findings) {

    private static final List<String> IDS = List.of(
            "Accession",
            "gene_ids",
            "gene_id",
            "ensembl_id",
            "ensembl",
            "ensembl_gene_id",
            "GeneID",
            "var_names",
            "Gene");
    private static final List<String> SYMBOLS = List.of(
            "Gene",
            "gene_names",
            "gene_name",
            "gene_symbols",
            "gene_symbol",
            "gene_short_name",
            "feature_name",
            "symbol",
            "symbols",
            "Genes",
            "var_names",
            "GeneName",
            "Accession");
    private static final List<String> CELLS = List.of(
            "CellID",
            "obs_names",
            "barcodes",
            "Barcode",
            "cell_id",
            "cell_names",
            "cell_name",
            "cell_barcode",
            "cell_barcodes",
            "cell");

    /**
     * The names.
     *
     * @param ofGenes attributes of genes
     * @param ofCells attributes of cells
     */
    static LoomNames of(List<Column> ofGenes, int genes, List<Column> ofCells, int cells) {
        var findings = new ArrayList<Finding>();
        Optional<Column> ids = called(ofGenes, IDS);
        Optional<Column> symbols = called(ofGenes, SYMBOLS);
        if (ids.isEmpty() && symbols.isEmpty()) {
            symbols = GeneNames.likeGenes(ofGenes);
            symbols.ifPresent(column -> findings.add(TableFindings.symbolsFrom(column.name())));
        }
        var texts = ids.or(() -> called(ofGenes, SYMBOLS))
                .or(() -> GeneNames.likeGenes(ofGenes))
                .map(LoomNames::texts);
        boolean unique = texts.filter(all -> !all.contains("") && new HashSet<>(all).size() == all.size())
                .isPresent();
        Optional<Column> barcodes = called(ofCells, CELLS);
        Optional<String> unnamed = texts.isEmpty()
                ? Optional.of(barcodes.isEmpty() ? "cells and genes" : "genes")
                : barcodes.isEmpty() ? Optional.of("cells") : Optional.empty();
        unnamed.ifPresent(what -> findings.add(TableFindings.noNames(
                what, "Call the attribute with names of genes Gene, and that of cells CellID, to have them.")));
        var named = new HashSet<String>();
        ids.filter(_ -> unique).map(Column::name).ifPresent(named::add);
        symbols.map(Column::name).ifPresent(named::add);
        List<String> shown = symbols.map(LoomNames::texts)
                .or(() -> texts)
                .orElseGet(() -> MatrixMarketReader.numbered("gene", genes));
        return new LoomNames(
                texts.filter(_ -> unique).orElse(shown),
                shown,
                ofGenes.stream()
                        .filter(column -> !named.contains(column.name()))
                        .toList(),
                barcodes.map(LoomNames::texts).orElseGet(() -> MatrixMarketReader.numbered("cell", cells)),
                findings);
    }

    /** Whether one of these attributes is called as those with names of genes are. */
    static boolean nameGenes(List<String> attributes) {
        return holds(attributes, IDS) || holds(attributes, SYMBOLS);
    }

    /** Whether one of these attributes is called as those with names of cells are. */
    static boolean nameCells(List<String> attributes) {
        return holds(attributes, CELLS);
    }

    /** Whether an attribute of cells holds their names. */
    static boolean isNameOfCells(Column column) {
        return CELLS.stream().anyMatch(column.name()::equals);
    }

    private static boolean holds(List<String> names, List<String> wanted) {
        return names.stream().anyMatch(name -> wanted.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** The first of these names that there is a column of, in whatever case. */
    private static Optional<Column> called(List<Column> columns, List<String> wanted) {
        return wanted.stream()
                .flatMap(name -> columns.stream().filter(column -> column.name().equalsIgnoreCase(name)))
                .findFirst();
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }
}
