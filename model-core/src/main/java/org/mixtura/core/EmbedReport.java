package org.mixtura.core;

import java.util.List;
import java.util.Optional;

/**
 * What happened when new cells were embedded.
 *
 * @param cells how many were embedded
 * @param genesFound how many of the model's genes the data set has
 * @param genesOfModel how many genes the model knows
 * @param missingGenes those that it lacks, by id; they counted 0
 * @param assumedBatch the level of training that all cells were taken to be of, when none was named
 * @param warning a sentence when the codes are to be read with care
 */
public record EmbedReport(
        int cells,
        int genesFound,
        int genesOfModel,
        List<String> missingGenes,
        Optional<String> assumedBatch,
        Optional<String> warning) {

    public EmbedReport {
        missingGenes = List.copyOf(missingGenes);
    }
}
