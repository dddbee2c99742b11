/**
 * Loops over cells x genes written by hand for the vector units of the CPU: the likelihood of counts with its gradient, sparse
 * products, the update of Adam. Plain memory goes in and out; no engine is seen here. Start at {@link
 * org.mixtura.core.kernel.CountLoss}.
 *
 * <p>Two rules keep these loops fast, because the compiler of the virtual machine gives up on long methods and then makes an
 * object of every vector: a loop calls at most two transcendental functions, and one method holds one loop.
 */
@NullMarked
package org.mixtura.core.kernel;

import org.jspecify.annotations.NullMarked;
