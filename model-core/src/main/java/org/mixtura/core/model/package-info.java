/**
 * What a model family is, without any native code: its card, its settings, its presets. Start at {@link
 * org.mixtura.core.model.ModelFamily}.
 */
@NullMarked
package org.mixtura.core.model;

import org.jspecify.annotations.NullMarked;
