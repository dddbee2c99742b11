package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * The loss of one minibatch.
 *
 * @param objective a scalar to differentiate; its value need not be the loss when a part was computed by hand
 * @param values the terms to report, scalars per cell, in the order of {@link GenerativeModel#terms()}; no gradient is
 *     taken through them
 */
public record LossTerms(NDArray objective, List<NDArray> values) {}
