/** The program: launcher, command line, exit codes. Start at {@link org.mixtura.app.Launcher}. */
@NullMarked
package org.mixtura.app;

import org.jspecify.annotations.NullMarked;
