/** Small things that many views need alike. */
@NullMarked
package org.mixtura.ui.control;

import org.jspecify.annotations.NullMarked;
