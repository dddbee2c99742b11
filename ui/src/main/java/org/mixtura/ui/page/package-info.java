/** What a screen of the workbench is, and how its view is loaded. Start at {@link org.mixtura.ui.page.Page}. */
@NullMarked
package org.mixtura.ui.page;

import org.jspecify.annotations.NullMarked;
