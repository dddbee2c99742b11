package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Cancellation;
import org.mixtura.core.train.TrainListener;

/**
 * The one facade: what the window and the command line can ask for. Calls block and may take long; call them from a
 * background thread. They throw {@link org.mixtura.core.error.WorkbenchException} for whatever a user can mend.
 */
public interface Workbench {

    /** All model families, in the order to show them. */
    List<ModelFamily<?>> models();

    /** The import check of a file or folder. Problems of the data are in the result, not thrown. */
    Inspection inspect(Path data, ReadOptions options);

    /**
     * The size of a data set, as presets need it.
     *
     * @param countsAt where the counts are; empty: detected
     */
    DataSummary summarise(Path data, Optional<String> countsAt, Optional<ColumnRef> labels, Optional<ColumnRef> batch);

    /**
     * Trains a model and writes its run folder, which must not exist or be empty.
     *
     * @return the finished run; empty after {@link Cancellation#discard}, and then the folder is gone
     */
    Optional<StoredRun> train(RunSpec spec, Path folder, TrainListener listener, Cancellation cancellation);

    /** Reads a finished run back. */
    StoredRun openRun(Path folder);

    /** The expression of the run's cells, read again from the run's data set. */
    ExpressionSource expression(StoredRun run);

    /** The bundled demo data set as a file. */
    Path demoData();
}
