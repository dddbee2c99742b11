/** The workbench without a window. Start at {@link org.mixtura.core.Workbench}. */
@NullMarked
package org.mixtura.core;

import org.jspecify.annotations.NullMarked;
