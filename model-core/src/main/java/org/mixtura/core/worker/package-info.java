/**
 * Training in a process of its own: how it is started, how it is watched and told to stop, and the queue in which runs
 * wait. Processes meet in files only, so each of them may end at any time. Start at
 * {@link org.mixtura.core.worker.Workers}.
 */
@NullMarked
package org.mixtura.core.worker;

import org.jspecify.annotations.NullMarked;
