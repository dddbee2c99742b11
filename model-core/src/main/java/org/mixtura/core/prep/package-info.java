/**
 * From a data set to what a model is trained on: chosen genes, library sizes, split. Start at {@link
 * org.mixtura.core.prep.Preparation}.
 */
@NullMarked
package org.mixtura.core.prep;

import org.jspecify.annotations.NullMarked;
