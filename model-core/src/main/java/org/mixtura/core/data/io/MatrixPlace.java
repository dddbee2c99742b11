package org.mixtura.core.data.io;

/**
 * A place in a file that holds a matrix of cells and genes.
 *
 * @param name {@code X}, {@code layers/NAME}, {@code raw/X}, or the name of a genome
 * @param looksLikeCounts whether the values there that were looked at are whole and not negative
 */
public record MatrixPlace(String name, boolean looksLikeCounts) {}
