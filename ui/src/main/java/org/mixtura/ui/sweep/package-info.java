/**
 * The page of a sweep: what its runs and combinations of settings came to. Start at {@link
 * org.mixtura.ui.sweep.SweepPage}.
 */
@NullMarked
package org.mixtura.ui.sweep;

import org.jspecify.annotations.NullMarked;
