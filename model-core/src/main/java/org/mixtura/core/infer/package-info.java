/**
 * What can be asked of a trained model: codes with their spread, expression, likelihoods, new counts, and how two groups
 * of cells differ. Start at {@link org.mixtura.core.infer.Inference}. Cells pass through in chunks, so memory does not
 * grow with their number; questions and answers are plain values.
 */
@NullMarked
package org.mixtura.core.infer;

import org.jspecify.annotations.NullMarked;
