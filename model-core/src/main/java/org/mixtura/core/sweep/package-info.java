/**
 * Many runs of one data set: every combination of some settings, each with several seeds, and a table of what came out.
 * Start at {@link org.mixtura.core.sweep.Sweep}.
 */
@NullMarked
package org.mixtura.core.sweep;

import org.jspecify.annotations.NullMarked;
