package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.image.ImageGrid;

/**
 * What a look into a file found. Facts that could not be had because of an error are 0 or empty, and
 * {@link #problems} says why.
 *
 * @param reading how it was asked to be read
 * @param countsAt where the counts are, or the place that was looked at when there are none
 * @param integerCounts whether that place holds whole, non-negative numbers
 * @param places all places of the file that hold a matrix
 * @param fromDisk whether the counts are too many for memory and are read from the cache on disk
 * @param obsColumns all metadata columns of cells
 * @param labelCandidates names of columns that look like cell types, best first
 * @param batchCandidates names of columns that look like batches, best first
 * @param stats numbers for the import check; null when the counts could not be read
 * @param images some of the images, where cells are images
 */
public record Inspection(
        Path source,
        ReadOptions reading,
        String format,
        int cells,
        int genes,
        long nonZero,
        boolean integerCounts,
        String countsAt,
        List<MatrixPlace> places,
        boolean fromDisk,
        List<Column> obsColumns,
        List<String> labelCandidates,
        List<String> batchCandidates,
        @Nullable CountStats stats,
        List<Finding> problems,
        Optional<ImageGrid> images) {

    /** Of cells that are no images. */
    public Inspection(
            Path source,
            ReadOptions reading,
            String format,
            int cells,
            int genes,
            long nonZero,
            boolean integerCounts,
            String countsAt,
            List<MatrixPlace> places,
            boolean fromDisk,
            List<Column> obsColumns,
            List<String> labelCandidates,
            List<String> batchCandidates,
            @Nullable CountStats stats,
            List<Finding> problems) {
        this(
                source,
                reading,
                format,
                cells,
                genes,
                nonZero,
                integerCounts,
                countsAt,
                places,
                fromDisk,
                obsColumns,
                labelCandidates,
                batchCandidates,
                stats,
                problems,
                Optional.empty());
    }

    private static final Set<String> NOT_COUNTED =
            Set.of(ValueFindings.NOT_COUNTS, ValueFindings.NEGATIVE, ValueFindings.UNDEFINED, Finding.ANY_VALUES);

    /**
     * Numbers about the counts.
     *
     * @param medianDepth median of the cells' total counts
     * @param medianGenesPerCell median number of genes with a count, over cells
     * @param zeroShare share of entries that are zero, 0 to 1
     * @param maxValue the largest entry
     * @param emptyCells cells without any count
     * @param emptyGenes genes without any count
     * @param mitochondrialShare median share of counts in genes named MT-/mt-; NaN without such genes
     * @param depths total count of each cell, for a histogram
     * @param species {@code human}, {@code mouse}, another that ids of genes name, or empty when names do not tell
     * @param geneNaming what the genes are called by
     */
    public record CountStats(
            double medianDepth,
            double medianGenesPerCell,
            double zeroShare,
            double maxValue,
            int emptyCells,
            int emptyGenes,
            double mitochondrialShare,
            double[] depths,
            String species,
            GeneNaming geneNaming) {

        /** The share of zeros as a person reads it; one that is not quite everything does not read as everything. */
        public String zeros() {
            double percent = 100 * zeroShare;
            return percent > 99.9 && percent < 100
                    ? "more than 99.9 %"
                    : String.format(Locale.ROOT, "%.1f %%", percent);
        }
    }

    /** What the genes of a data set are called by. */
    public enum GeneNaming {
        SYMBOLS,
        /** Ensembl (or FlyBase, WormBase) ids without symbols. */
        IDS,
        IDS_AND_SYMBOLS,
        /** The file has no names. */
        NUMBERS
    }

    /** Bytes that the counts take in memory, 8 for each that is not zero. */
    public long bytesInMemory() {
        return 8 * nonZero;
    }

    /** Bytes that it takes to read them into memory, where they grow in arrays that are copied. */
    public long bytesWhileReading() {
        return 2 * bytesInMemory();
    }

    /** A number of bytes as a person reads it, for example {@code 1.4 GB}. */
    public static String size(long bytes) {
        double mebibytes = bytes / (1024.0 * 1024);
        return mebibytes < 1024
                ? String.format(Locale.ROOT, "%.0f MB", Math.max(1, mebibytes))
                : String.format(Locale.ROOT, "%.1f GB", mebibytes / 1024);
    }

    /** Whether the values are counts or near to some, so that they can be summed. */
    public boolean isCounted() {
        return problems.stream().map(Finding::code).noneMatch(NOT_COUNTED::contains);
    }

    /** Whether values that are no counts were taken because that was asked for. */
    public boolean hasAnyValues() {
        return problems.stream().anyMatch(p -> p.code().equals(Finding.ANY_VALUES));
    }

    /** Whether something warns that the values may not be the counts, or not the ones that are wanted. */
    public boolean isDoubted() {
        return problems.stream()
                .anyMatch(p ->
                        p.severity() == Finding.Severity.WARNING && ValueFindings.ABOUT_THE_PLACE.contains(p.code()));
    }

    /** Whether the file is a table of text, also one that could not be read: which columns are counts may then be said. */
    public boolean isTable() {
        return DelimitedReader.isTable(format)
                || problems.stream().map(Finding::code).anyMatch(DelimitedReader.SAYABLE::contains);
    }

    /** Whether the file is one of AnnData, also one that is asked about. */
    public boolean isH5ad() {
        return format.equals(H5adReader.FORMAT);
    }

    /** How to read the file again, with all that was chosen and the counts from where they were found. */
    public ReadOptions asRead() {
        return reading.withCountsAt(Optional.of(countsAt).filter(at -> !at.isEmpty()))
                .withAnyValues(hasAnyValues());
    }

    /** Whether training is possible: no finding is an error. */
    public boolean isUsable() {
        return problems.stream().noneMatch(p -> p.severity() == Finding.Severity.ERROR);
    }
}
