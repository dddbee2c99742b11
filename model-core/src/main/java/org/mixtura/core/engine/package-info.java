/**
 * The border to native code: the one thread that may call it, the scopes that own its memory, the device, the random
 * streams, and the way of data into tensors. Start at {@link org.mixtura.core.engine.NativeLane} and {@link
 * org.mixtura.core.engine.RunScope}.
 */
@NullMarked
package org.mixtura.core.engine;

import org.jspecify.annotations.NullMarked;
