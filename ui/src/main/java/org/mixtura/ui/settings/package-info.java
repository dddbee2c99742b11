/**
 * What the workbench remembers between starts: the look, and what was opened lately. Start at
 * {@link org.mixtura.ui.settings.Settings}.
 */
@NullMarked
package org.mixtura.ui.settings;

import org.jspecify.annotations.NullMarked;
