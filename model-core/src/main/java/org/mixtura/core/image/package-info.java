/**
 * Data sets whose cells are images: our own sprites, grids of images to show, and what is measured of images alone. Start at {@link
 * org.mixtura.core.image.Sprites} and {@link org.mixtura.core.image.ImageGrid}.
 */
@NullMarked
package org.mixtura.core.image;

import org.jspecify.annotations.NullMarked;
