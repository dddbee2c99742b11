package org.mixtura.core.model;

/** What a preset may depend on. {@code labelLevels} is 0 without labels, {@code batches} is 1 without batches, {@code
 * counted} false where the values are no counts. */
public record DataSummary(int cells, int genes, int batches, int labelLevels, boolean counted) {

    /** Data that are counts. */
    public DataSummary(int cells, int genes, int batches, int labelLevels) {
        this(cells, genes, batches, labelLevels, true);
    }
}
