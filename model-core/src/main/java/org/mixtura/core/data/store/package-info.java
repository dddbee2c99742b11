/**
 * Count matrices that do not fit into memory: rows are collected as they come, spill into files when they become many,
 * and are read from there through mapped memory. Start at {@link org.mixtura.core.data.store.RowCollector}.
 */
@NullMarked
package org.mixtura.core.data.store;

import org.jspecify.annotations.NullMarked;
