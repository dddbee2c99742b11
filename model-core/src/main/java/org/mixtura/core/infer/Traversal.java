package org.mixtura.core.infer;

/**
 * What an arm decodes while one dimension of the state of a cell is varied.
 *
 * @param arm from 0
 * @param category that the decoder is given, from 0
 * @param cell whose other dimensions stay, a row of the cells asked about
 * @param dimension that is varied, from 0
 * @param state values of that dimension, ascending
 * @param expression genes x values
 */
public record Traversal(int arm, int category, int cell, int dimension, double[] state, double[][] expression) {}
