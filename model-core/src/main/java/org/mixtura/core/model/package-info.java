/**
 * What a model family is: its card, its settings, its presets, and what it builds: a loss and an encoder over native
 * weights. Start at {@link org.mixtura.core.model.ModelFamily}.
 */
@NullMarked
package org.mixtura.core.model;

import org.jspecify.annotations.NullMarked;
