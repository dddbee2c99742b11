/**
 * Runs side by side: table, curves, agreement of groups, differences over seeds, lines of a sweep. Start at {@link
 * org.mixtura.ui.compare.ComparePage}.
 */
@NullMarked
package org.mixtura.ui.compare;

import org.jspecify.annotations.NullMarked;
