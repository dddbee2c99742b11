/**
 * A run on disk: its specification, its folder, reading it back. Start at {@link org.mixtura.core.run.RunSpec}.
 */
@NullMarked
package org.mixtura.core.run;

import org.jspecify.annotations.NullMarked;
