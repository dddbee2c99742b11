/**
 * The runs of the open project: where each is, and what can be done with it. Start at {@link org.mixtura.ui.runs.RunsPage}.
 */
@NullMarked
package org.mixtura.ui.runs;

import org.jspecify.annotations.NullMarked;
