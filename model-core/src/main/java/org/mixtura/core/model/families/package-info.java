/** The list of all model families. Start at {@link org.mixtura.core.model.families.ModelFamilies}. */
@NullMarked
package org.mixtura.core.model.families;

import org.jspecify.annotations.NullMarked;
