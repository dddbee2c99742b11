package org.mixtura.app;

import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.error.WorkerLost;

/** What the process returns; scripts rely on these numbers. */
final class ExitCodes {

    static final int DONE = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int DATA = 3;
    static final int DEVICE = 4;
    static final int DIVERGED = 5;
    static final int DISK = 6;
    static final int NO_DISPLAY = 7;
    static final int WORKER_LOST = 8;
    static final int INCOMPLETE = 9;
    static final int DIFFERENT = 10;
    static final int CANCELLED = 130;

    private ExitCodes() {}

    static int of(WorkbenchException problem) {
        return switch (problem) {
            case ConfigProblem _ -> USAGE;
            case DataProblem _ -> DATA;
            case DeviceProblem _ -> DEVICE;
            case TrainingDiverged _ -> DIVERGED;
            case StorageProblem _ -> DISK;
            case WorkerLost _ -> WORKER_LOST;
        };
    }
}
