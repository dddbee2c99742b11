/**
 * The main window: the rail with the order of work, the page in view, what is known about data and run, status and
 * tasks. Start at {@link org.mixtura.ui.shell.MainWindow}.
 */
@NullMarked
package org.mixtura.ui.shell;

import org.jspecify.annotations.NullMarked;
