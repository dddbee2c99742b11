package org.mixtura.core.infer;

import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;

/**
 * Where cells lie in the latent space, and how surely.
 *
 * @param mean posterior means, cells x latent dimensions
 * @param sd posterior standard deviations, of the same shape
 * @param memberships probability of each component by the model's encoder, cells x components; empty where a model has
 *     none, or where it is that of its mixture at the codes
 */
public record LatentCodes(FloatMatrix mean, FloatMatrix sd, Optional<FloatMatrix> memberships) {}
