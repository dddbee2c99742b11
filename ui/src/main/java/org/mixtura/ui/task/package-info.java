/**
 * Work that takes time, off the JavaFX thread: it shows progress, can be cancelled, and delivers its result on the
 * JavaFX thread. Start at {@link org.mixtura.ui.task.Tasks}.
 */
@NullMarked
package org.mixtura.ui.task;

import org.jspecify.annotations.NullMarked;
