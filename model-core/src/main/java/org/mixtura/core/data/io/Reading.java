package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.DataProblem;

/**
 * What a reader got out of a file, before anybody asks whether it can be used.
 *
 * @param format for example {@code AnnData .h5ad}
 * @param places all places of the file that hold a matrix
 * @param countsAt the place that {@code values} was taken from
 * @param values cells x genes; counts unless a finding says otherwise
 * @param profile what kind of numbers {@code values} holds
 * @param aboutGenes what the file says of the genes beyond their names, a value each
 * @param findings what a user should know; errors mean that the data cannot be used
 */
record Reading(
        String name,
        Path source,
        String format,
        List<MatrixPlace> places,
        String countsAt,
        CountMatrix values,
        ValueProfile profile,
        GeneTable genes,
        CellTable cells,
        List<Column> aboutGenes,
        List<Finding> findings) {

    Reading {
        places = List.copyOf(places);
        aboutGenes = List.copyOf(aboutGenes);
        findings = List.copyOf(findings);
    }

    /** The same with other columns about cells, and what is to be said of them. */
    Reading with(CellTable table, List<Finding> all) {
        return new Reading(name, source, format, places, countsAt, values, profile, genes, table, aboutGenes, all);
    }

    /** The same with other findings. */
    Reading with(List<Finding> all) {
        return new Reading(name, source, format, places, countsAt, values, profile, genes, cells, aboutGenes, all);
    }

    /**
     * The data set with what a user should know of it.
     *
     * @throws DataProblem for the first finding that is an error
     */
    CheckedDataset checked() {
        return new CheckedDataset(dataset(), findings);
    }

    /**
     * The data set.
     *
     * @throws DataProblem for the first finding that is an error
     */
    CellDataset dataset() {
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw new DataProblem(finding.what(), finding.why(), finding.remedy());
            }
        }
        return new CellDataset(
                name,
                source,
                format,
                countsAt,
                values,
                genes,
                cells,
                profile.kind().usable());
    }
}
