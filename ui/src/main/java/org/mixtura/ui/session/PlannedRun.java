package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.sweep.Sweep;

/**
 * A run that is to be trained, or trains.
 *
 * @param folder where it is written
 * @param sweep the sweep that it belongs to
 */
record PlannedRun(RunSpec spec, Path folder, Optional<Sweep> sweep) {}
