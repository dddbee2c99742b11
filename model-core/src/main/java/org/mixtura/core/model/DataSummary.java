package org.mixtura.core.model;

/**
 * What a preset may depend on. {@code labelLevels} is 0 without labels, {@code batches} is 1 without batches, {@code counted} false
 * where the values are no counts, {@code images} true where cells are images and genes their pixels.
 */
public record DataSummary(int cells, int genes, int batches, int labelLevels, boolean counted, boolean images) {

    /** Cells of which nothing is known yet. */
    public static final DataSummary AVERAGE = new DataSummary(5000, 2000, 1, 0);

    /** Data that are counts. */
    public DataSummary(int cells, int genes, int batches, int labelLevels) {
        this(cells, genes, batches, labelLevels, true);
    }

    /** Data that are no images. */
    public DataSummary(int cells, int genes, int batches, int labelLevels, boolean counted) {
        this(cells, genes, batches, labelLevels, counted, false);
    }

    /** How many groups of cells to look for: the known types or, without such, {@code usual}. */
    public int groups(int usual) {
        return labelLevels > 1 ? labelLevels : usual;
    }
}
