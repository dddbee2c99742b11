/**
 * From data to a run: the choice of a model, and its settings. Start at {@link org.mixtura.ui.design.ModelChoiceViewModel}
 * and {@link org.mixtura.ui.design.SetUpViewModel}.
 */
@NullMarked
package org.mixtura.ui.design;

import org.jspecify.annotations.NullMarked;
