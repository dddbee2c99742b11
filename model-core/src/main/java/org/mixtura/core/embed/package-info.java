/**
 * From latent codes to what a person looks at: clusters and a flat map, both determined by their seed. Start at {@link
 * org.mixtura.core.embed.Umap}.
 */
@NullMarked
package org.mixtura.core.embed;

import org.jspecify.annotations.NullMarked;
