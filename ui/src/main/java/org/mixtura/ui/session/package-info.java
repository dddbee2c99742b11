/**
 * What the user works on, and the way from one page to the next: data, model, run, figure. No controls here. Start at
 * {@link org.mixtura.ui.session.Workflow}.
 */
@NullMarked
package org.mixtura.ui.session;

import org.jspecify.annotations.NullMarked;
