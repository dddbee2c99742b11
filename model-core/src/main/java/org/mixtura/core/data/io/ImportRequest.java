package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.error.ConfigProblem;

/**
 * What a new data set is made of.
 *
 * @param sources one file or folder, or several of one study
 * @param reading how each is read: one for all, or one for each source in their order
 * @param cellTables tables about cells that are joined: one for each source in their order, or any number for all together
 * @param match how their rows are matched to cells
 * @param batchColumn the column that says which of several sources a cell is from
 * @param batchNames what it says for each source; empty: the names of the files
 * @param genes which genes are kept of several sources
 * @param changes what is left out or put together
 */
public record ImportRequest(
        List<Path> sources,
        List<ReadOptions> reading,
        List<Path> cellTables,
        TableMatch match,
        String batchColumn,
        List<String> batchNames,
        GeneJoin genes,
        Changes changes) {

    /** The usual name of the batch column. */
    public static final String BATCH = "batch";

    public ImportRequest {
        sources = List.copyOf(sources);
        reading = List.copyOf(reading);
        cellTables = List.copyOf(cellTables);
        batchNames = List.copyOf(batchNames);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("nothing to import");
        }
        if (reading.size() != 1 && reading.size() != sources.size()) {
            throw new ConfigProblem(
                    "It is said for %d files how they are read, and there are %d."
                            .formatted(reading.size(), sources.size()),
                    "Either all are read alike, or it is said for each.",
                    "Say it once, or for each file in their order.");
        }
    }

    /** All sources are read alike. */
    public ImportRequest(
            List<Path> sources,
            ReadOptions options,
            List<Path> cellTables,
            TableMatch match,
            String batchColumn,
            List<String> batchNames,
            GeneJoin genes,
            Changes changes) {
        this(sources, List.of(options), cellTables, match, batchColumn, batchNames, genes, changes);
    }

    /** How a source is read. */
    public ReadOptions readingOf(int source) {
        return reading.get(reading.size() == 1 ? 0 : source);
    }

    /** Whether values that are no counts are taken from one of the sources. */
    public boolean anyValues() {
        return reading.stream().anyMatch(ReadOptions::anyValues);
    }

    /** One source with changes. */
    public static ImportRequest of(Path source, ReadOptions options, Changes changes) {
        return new ImportRequest(
                List.of(source), options, List.of(), TableMatch.WHOLE, BATCH, List.of(), GeneJoin.ASK, changes);
    }

    /** One data set with the columns of tables, which are taken as one where they have the same columns. */
    public static ImportRequest labelled(Path source, ReadOptions options, List<Path> tables, TableMatch match) {
        return new ImportRequest(List.of(source), options, tables, match, BATCH, List.of(), GeneJoin.ASK, Changes.NONE);
    }

    /** Several sources of one study. */
    public static ImportRequest joined(List<Path> sources, GeneJoin genes) {
        return new ImportRequest(
                sources, ReadOptions.DETECT, List.of(), TableMatch.WHOLE, BATCH, List.of(), genes, Changes.NONE);
    }

    /**
     * What becomes different on the way; the sources stay as they are.
     *
     * @param filter which cells and genes are good enough
     * @param withoutEmptyCells whether cells without any count are left out
     * @param sumDuplicateGenes whether genes of one name become one gene with the sum of their counts
     * @param genes a file that lists the genes to keep; see {@link GeneSetFile}
     * @param subsample how many cells to keep at most
     * @param stratifyBy a column of which each level keeps its share of the cells
     * @param seed of the choice of cells
     * @param onlyCells a file of barcodes, one a line: only these cells are kept
     * @param columns what is made of the levels of columns about cells, once all files and tables are joined
     * @param withoutGenes ids or symbols of genes that are left out
     */
    public record Changes(
            QualityFilter filter,
            boolean withoutEmptyCells,
            boolean sumDuplicateGenes,
            Optional<Path> genes,
            Optional<Integer> subsample,
            Optional<String> stratifyBy,
            long seed,
            Optional<Path> onlyCells,
            ColumnEdits columns,
            List<String> withoutGenes) {

        public Changes {
            withoutGenes = List.copyOf(withoutGenes);
        }

        /** Changes of all cells. */
        public Changes(
                QualityFilter filter,
                boolean withoutEmptyCells,
                boolean sumDuplicateGenes,
                Optional<Path> genes,
                Optional<Integer> subsample,
                Optional<String> stratifyBy,
                long seed) {
            this(
                    filter,
                    withoutEmptyCells,
                    sumDuplicateGenes,
                    genes,
                    subsample,
                    stratifyBy,
                    seed,
                    Optional.empty(),
                    ColumnEdits.NONE,
                    List.of());
        }

        /** The same with that made of columns about cells. */
        public Changes with(ColumnEdits edits) {
            return new Changes(
                    filter,
                    withoutEmptyCells,
                    sumDuplicateGenes,
                    genes,
                    subsample,
                    stratifyBy,
                    seed,
                    onlyCells,
                    edits,
                    withoutGenes);
        }

        /** The same with only the genes that a file lists, see {@link GeneSetFile}. */
        public Changes withGenes(Path list) {
            return new Changes(
                    filter,
                    withoutEmptyCells,
                    sumDuplicateGenes,
                    Optional.of(list),
                    subsample,
                    stratifyBy,
                    seed,
                    onlyCells,
                    columns,
                    withoutGenes);
        }

        /** The same without genes of these ids or symbols. */
        public Changes withoutGenes(List<String> names) {
            return new Changes(
                    filter,
                    withoutEmptyCells,
                    sumDuplicateGenes,
                    genes,
                    subsample,
                    stratifyBy,
                    seed,
                    onlyCells,
                    columns,
                    names);
        }

        /** The same with only the cells whose barcodes a file lists. */
        public Changes withOnlyCells(Path barcodes) {
            return new Changes(
                    filter,
                    withoutEmptyCells,
                    sumDuplicateGenes,
                    genes,
                    subsample,
                    stratifyBy,
                    seed,
                    Optional.of(barcodes),
                    columns,
                    withoutGenes);
        }

        /** Everything as it is. */
        public static final Changes NONE =
                new Changes(QualityFilter.NONE, false, false, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
}
