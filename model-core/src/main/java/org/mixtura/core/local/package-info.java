/**
 * The workbench in this process: wires data, models, training, analysis and figures together. Start at
 * {@link org.mixtura.core.local.LocalWorkbench}.
 */
@NullMarked
package org.mixtura.core.local;

import org.jspecify.annotations.NullMarked;
