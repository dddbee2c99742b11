package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.train.Checkpoint;

/**
 * A run that can go on.
 *
 * @param folder the run folder
 * @param spec what was asked for
 * @param fingerprint what the data set was when the run was made
 * @param tables what the files of its labels and batches were; empty when there were none, or an older version made it
 * @param status how it was left
 * @param checkpoint the state of training; empty when no epoch was done
 */
public record UnfinishedRun(
        Path folder,
        RunSpec spec,
        Fingerprint fingerprint,
        Optional<Fingerprint> tables,
        RunStatus status,
        Optional<Checkpoint> checkpoint) {}
