/**
 * Deep generative decoders: models without an encoder, whose codes of cells are trained like weights, with a mixture of
 * normals over the codes. Start at {@link org.mixtura.core.model.dgd.DgdFamily}.
 */
@NullMarked
package org.mixtura.core.model.dgd;

import org.jspecify.annotations.NullMarked;
