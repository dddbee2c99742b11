package org.mixtura.core.model;

/** What a preset may depend on. {@code labelLevels} is 0 without labels, {@code batches} is 1 without batches. */
public record DataSummary(int cells, int genes, int batches, int labelLevels) {}
