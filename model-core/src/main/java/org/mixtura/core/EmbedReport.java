package org.mixtura.core;

/**
 * What happened when new cells were embedded.
 *
 * @param cells how many were embedded
 * @param genesFound how many of the model's genes the data set has
 * @param genesOfModel how many genes the model knows
 */
public record EmbedReport(int cells, int genesFound, int genesOfModel) {}
