/**
 * The page that turns what is seen into a figure file. View models here know no scene graph and can be tested without a window. Start at {@link FigurePage}.
 */
@NullMarked
package org.mixtura.ui.figure;

import org.jspecify.annotations.NullMarked;
