package org.mixtura.core;

import org.mixtura.core.run.StoredRun;

/** A run and how it scored. */
public record EvaluatedRun(StoredRun run, Evaluation evaluation) {}
