/**
 * What the counts say about groups of a run's cells, whatever the groups are: components, clusters or known types. Plain values for
 * tables and figures. Start at {@link org.mixtura.core.group.MarkerReport} and {@link org.mixtura.core.group.GroupExpression}.
 */
@NullMarked
package org.mixtura.core.group;

import org.jspecify.annotations.NullMarked;
