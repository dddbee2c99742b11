package org.mixtura.core.prep;

/** Which cells (rows of the prepared data) are trained on and which are held out; together every cell once. */
public record Split(int[] train, int[] validation) {}
