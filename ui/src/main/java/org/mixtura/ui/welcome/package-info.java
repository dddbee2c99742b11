/**
 * The first page: drop a file, try the demo, or go on with something recent. Start at
 * {@link org.mixtura.ui.welcome.WelcomePage}.
 */
@NullMarked
package org.mixtura.ui.welcome;

import org.jspecify.annotations.NullMarked;
