package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Cancellation;
import org.mixtura.core.train.TrainListener;

/**
 * The one facade: what the window and the command line can ask for. Calls block and may take long; call them from a
 * background thread. They throw {@link org.mixtura.core.error.WorkbenchException} for whatever a user can mend.
 */
public final class Workbench {

    /** All model families, in the order to show them. */
    public List<ModelFamily<?>> models() {
        throw new IllegalStateException("to come");
    }

    /** The import check of a file or folder. Problems of the data are in the result, not thrown. */
    public Inspection inspect(Path data, ReadOptions options) {
        throw new IllegalStateException("to come");
    }

    /**
     * Trains a model and writes its run folder, which must not exist or be empty.
     *
     * @return the finished run; after {@link Cancellation#discard} empty, and the folder is gone
     */
    public java.util.Optional<StoredRun> train(
            RunSpec spec, Path folder, TrainListener listener, Cancellation cancellation) {
        throw new IllegalStateException("to come");
    }

    /** Reads a finished run back. */
    public StoredRun openRun(Path folder) {
        throw new IllegalStateException("to come");
    }

    /** The expression of the run's cells, read again from the run's data set. */
    public ExpressionSource expression(StoredRun run) {
        throw new IllegalStateException("to come");
    }

    /** The bundled demo data set as a file. */
    public Path demoData() {
        throw new IllegalStateException("to come");
    }
}
