/**
 * How everything looks: light or dark, the scale of the whole window, and one style sheet whose colours are named by
 * role. Start at {@link org.mixtura.ui.theme.Appearance}.
 */
@NullMarked
package org.mixtura.ui.theme;

import org.jspecify.annotations.NullMarked;
