/**
 * How well clusters agree with known types, and how well groups separate. Plain numbers in, plain numbers out. Start
 * at {@link org.mixtura.core.score.ClusterScores}.
 */
@NullMarked
package org.mixtura.core.score;

import org.jspecify.annotations.NullMarked;
