/**
 * The import check: what was found in a file, whether a model can be trained on it, and which columns are labels and
 * batch. Start at {@link org.mixtura.ui.dataset.ImportCheckViewModel}.
 */
@NullMarked
package org.mixtura.ui.dataset;

import org.jspecify.annotations.NullMarked;
