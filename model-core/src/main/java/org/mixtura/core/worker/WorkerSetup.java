package org.mixtura.core.worker;

import java.nio.file.Path;

/**
 * How runs get processes of their own.
 *
 * @param command starts one
 * @param queueFolder where the queue of this user is kept
 */
public record WorkerSetup(WorkerCommand command, Path queueFolder) {}
