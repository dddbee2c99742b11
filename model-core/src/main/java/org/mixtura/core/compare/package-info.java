/**
 * Runs side by side: where each is, what differs between them, what came out, and whether that is more than chance. Start at
 * {@link org.mixtura.core.compare.RunComparison}.
 */
@NullMarked
package org.mixtura.core.compare;

import org.jspecify.annotations.NullMarked;
