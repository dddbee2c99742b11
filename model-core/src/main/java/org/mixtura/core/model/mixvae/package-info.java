/**
 * Autoencoders whose latent space has a category and a continuous state: cpl-mixVAE with arms that must agree (Marghi et
 * al.), and JointVAE (Dupont 2018) and CascadeVAE (Jeong and Song 2019), which it is compared with. Start at {@link
 * org.mixtura.core.model.mixvae.MixvaeFamily}; one encoder with its decoder is an {@link org.mixtura.core.model.mixvae.Arm}.
 */
@NullMarked
package org.mixtura.core.model.mixvae;

import org.jspecify.annotations.NullMarked;
