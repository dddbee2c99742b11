/**
 * scVI: a variational autoencoder of counts (Lopez et al. 2018). Start at {@link
 * org.mixtura.core.model.scvi.ScviFamily}; the mathematics is in {@link org.mixtura.core.model.scvi.ScviNetwork}.
 */
@NullMarked
package org.mixtura.core.model.scvi;

import org.jspecify.annotations.NullMarked;
