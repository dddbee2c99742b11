package org.mixtura.core;

import java.util.Optional;
import org.mixtura.core.error.Failure;
import org.mixtura.core.run.RunStatus;

/**
 * What a look at a run folder tells without reading what the run has learned.
 *
 * @param status how it ended, or where it is; empty when it has not begun
 * @param training whether a process trains it now
 * @param failure why it could not even begin; empty when nothing of that kind happened
 */
public record RunGlance(Optional<RunStatus> status, boolean training, Optional<Failure> failure) {}
