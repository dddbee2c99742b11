package org.mixtura.core.infer;

import org.mixtura.core.data.FloatMatrix;

/**
 * The states that an arm infers of cells, each in the category that the arm finds most probable.
 *
 * @param mean cells x dimensions of the state
 * @param sd standard deviations, of the same shape; the prior's is 1
 */
public record InferredStates(FloatMatrix mean, FloatMatrix sd) {}
