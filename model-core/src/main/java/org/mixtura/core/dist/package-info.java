/**
 * Log densities and divergences on tensors, in forms that stay exact in single precision. Start at {@link
 * org.mixtura.core.dist.CountLikelihood}.
 */
@NullMarked
package org.mixtura.core.dist;

import org.jspecify.annotations.NullMarked;
