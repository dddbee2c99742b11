/**
 * Building blocks of networks: linear layers, batch normalisation, encoders, decoders and heads, and the optimiser. The
 * first layer, the count head and the optimiser are interfaces, so that a faster way on the CPU can take their place.
 * Start at {@link org.mixtura.core.nn.HiddenStack} and {@link org.mixtura.core.nn.CountHead}.
 */
@NullMarked
package org.mixtura.core.nn;

import org.jspecify.annotations.NullMarked;
