/**
 * What can be asked of a finished run and its model: scores, likelihoods, new counts, expected expression, other cells.
 * Start at {@link org.mixtura.ui.answers.ScoresPane} and {@link org.mixtura.ui.answers.AnswersPane}.
 */
@NullMarked
package org.mixtura.ui.answers;

import org.jspecify.annotations.NullMarked;
