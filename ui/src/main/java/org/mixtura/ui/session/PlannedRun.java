package org.mixtura.ui.session;

import java.nio.file.Path;
import org.mixtura.core.run.RunSpec;

/** A run that is to be trained, and where it is to be written. */
public record PlannedRun(RunSpec spec, Path folder) {}
