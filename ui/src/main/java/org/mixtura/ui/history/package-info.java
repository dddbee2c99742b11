/**
 * The open project, and the one history of steps that all pages share. No controls here. Start at {@link
 * org.mixtura.ui.history.EditHistory}.
 */
@NullMarked
package org.mixtura.ui.history;

import org.jspecify.annotations.NullMarked;
