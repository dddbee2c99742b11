/**
 * Reads the files that biologists have, and says in plain words what is in them. Start at {@link
 * org.mixtura.core.data.io.DatasetReaders}.
 */
@NullMarked
package org.mixtura.core.data.io;

import org.jspecify.annotations.NullMarked;
