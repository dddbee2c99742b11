package org.mixtura.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Option;

/** The options that say how a data set is read and what is good enough; {@code inspect} and {@code import} share them. */
final class ImportOptions {

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(
            names = "--orientation",
            paramLabel = "cells-by-genes|genes-by-cells",
            description = "Which way round a table is. Default: told from names and values.")
    private @Nullable String orientation;

    @Option(names = "--min-genes", paramLabel = "N", description = "Leave out cells with fewer genes.")
    private int minGenes;

    @Option(names = "--min-cells", paramLabel = "N", description = "Leave out genes in fewer of the kept cells.")
    private int minCells;

    @Option(
            names = "--max-mito",
            paramLabel = "PERCENT",
            description = "Leave out cells with a larger share of counts in mitochondrial genes. Default: 100.")
    private double maxMito = 100;

    ReadOptions reading() {
        return new ReadOptions(
                Optional.ofNullable(countsAt), Optional.ofNullable(orientation).map(ImportOptions::orientation));
    }

    QualityFilter filter() {
        if (minGenes < 0 || minCells < 0 || !(maxMito >= 0 && maxMito <= 100)) {
            throw new ConfigProblem(
                    "That is no quality filter.",
                    "Numbers of genes and cells begin at 0, and --max-mito is a percentage from 0 to 100.",
                    "Correct the limits.");
        }
        return new QualityFilter(minGenes, minCells, maxMito / 100);
    }

    private static Orientation orientation(String typed) {
        return switch (typed) {
            case "cells-by-genes" -> Orientation.CELLS_BY_GENES;
            case "genes-by-cells" -> Orientation.GENES_BY_CELLS;
            default ->
                throw new ConfigProblem(
                        "'%s' is no orientation.".formatted(typed),
                        "A table has one row a cell or one row a gene.",
                        "Write cells-by-genes or genes-by-cells.");
        };
    }
}
