/**
 * The page of a run that trains: live curves, a live map of the latent space, and the ways to end it. View models here know no scene graph and can be tested without a window. Start at {@link TrainingPage}.
 */
@NullMarked
package org.mixtura.ui.training;

import org.jspecify.annotations.NullMarked;
