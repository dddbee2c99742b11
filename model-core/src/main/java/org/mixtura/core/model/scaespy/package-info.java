/**
 * The family of scAEspy (Tangherloni et al. 2021): autoencoders whose latent space is drawn to one normal distribution or
 * to a mixture, by KL divergence, by maximum mean discrepancy, or by both. Start at {@link
 * org.mixtura.core.model.scaespy.ScaespyFamily}; the mathematics is in {@link
 * org.mixtura.core.model.scaespy.Objective}.
 */
@NullMarked
package org.mixtura.core.model.scaespy;

import org.jspecify.annotations.NullMarked;
