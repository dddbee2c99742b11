/**
 * What can go wrong, in the user's words: every exception of the workbench says what happened, why, and what to
 * do. Start at {@link org.mixtura.core.error.WorkbenchException}.
 */
@NullMarked
package org.mixtura.core.error;

import org.jspecify.annotations.NullMarked;
