/**
 * What a training run is, seen from outside: settings, events, cancellation. Start at {@link
 * org.mixtura.core.train.TrainEvent}.
 */
@NullMarked
package org.mixtura.core.train;

import org.jspecify.annotations.NullMarked;
