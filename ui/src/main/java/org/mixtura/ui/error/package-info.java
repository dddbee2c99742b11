/**
 * How the window tells that something went wrong: what happened, why, what to do. Start at
 * {@link org.mixtura.ui.error.Problem}.
 */
@NullMarked
package org.mixtura.ui.error;

import org.jspecify.annotations.NullMarked;
