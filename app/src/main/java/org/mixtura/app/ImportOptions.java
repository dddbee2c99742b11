package org.mixtura.app;

import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a data set is read and what is good enough; {@code inspect} and {@code import} share them. */
final class ImportOptions {

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

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
        return reading.read();
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
}
