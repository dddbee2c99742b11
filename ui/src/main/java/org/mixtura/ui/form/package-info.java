/**
 * Forms from a {@link org.mixtura.core.schema.Schema}: the values and what is wrong with them, without controls, and the
 * rows that edit them. Start at {@link org.mixtura.ui.form.FormModel} and {@link org.mixtura.ui.form.SchemaForm}.
 */
@NullMarked
package org.mixtura.ui.form;

import org.jspecify.annotations.NullMarked;
