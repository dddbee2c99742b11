/**
 * One declaration of settings: a record with annotations becomes form, flags, validation, JSON and
 * documentation. Start at {@link org.mixtura.core.schema.Schema}.
 */
@NullMarked
package org.mixtura.core.schema;

import org.jspecify.annotations.NullMarked;
