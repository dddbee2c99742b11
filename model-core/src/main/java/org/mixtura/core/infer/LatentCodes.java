package org.mixtura.core.infer;

import org.mixtura.core.data.FloatMatrix;

/**
 * Where cells lie in the latent space, and how surely.
 *
 * @param mean posterior means, cells x latent dimensions
 * @param sd posterior standard deviations, of the same shape
 */
public record LatentCodes(FloatMatrix mean, FloatMatrix sd) {}
