/**
 * Taking differences between batches out of a latent space after training. Start at {@link
 * org.mixtura.core.correct.Correction}.
 */
@NullMarked
package org.mixtura.core.correct;

import org.jspecify.annotations.NullMarked;
