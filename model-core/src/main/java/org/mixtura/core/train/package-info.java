/**
 * Training: settings, the loop, what it tells while it goes on, and how it is ended. Start at {@link
 * org.mixtura.core.train.Trainer} and {@link org.mixtura.core.train.TrainEvent}.
 */
@NullMarked
package org.mixtura.core.train;

import org.jspecify.annotations.NullMarked;
