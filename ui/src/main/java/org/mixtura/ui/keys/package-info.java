/**
 * Every key of the window, in one list, and the card where a user changes them. Start at
 * {@link org.mixtura.ui.keys.KeyAction}.
 */
@NullMarked
package org.mixtura.ui.keys;

import org.jspecify.annotations.NullMarked;
