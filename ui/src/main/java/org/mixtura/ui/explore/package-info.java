/**
 * The page of a finished run: linked scatters, colours, selection. View models here know no scene graph and can be tested without a window. Start at {@link ExplorePage}.
 */
@NullMarked
package org.mixtura.ui.explore;

import org.jspecify.annotations.NullMarked;
