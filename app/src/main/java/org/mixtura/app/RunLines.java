package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.mixtura.core.sweep.SweepListener;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.train.TrainEvent;

/** One line when a run of a sweep begins, and one when it ends. */
record RunLines(PrintWriter out) implements SweepListener {

    @Override
    public synchronized void begun(Path run) {
        out.printf("begun  %s%n", run);
        out.flush();
    }

    @Override
    public void event(Path run, TrainEvent event) {
        if (event instanceof TrainEvent.Adjusted adjusted) {
            synchronized (this) {
                out.printf("%s: %s%n", run, adjusted.text());
                out.flush();
            }
        }
    }

    @Override
    public synchronized void ended(Path run, String problem, int done, int all) {
        out.printf("%d of %d  %s%s%n", done, all, run, problem.isEmpty() ? "" : ": " + problem);
        out.flush();
    }

    /** Which run has no result, and why. */
    void failed(SweepTable.Row row) {
        out.printf(
                "%s seed %d: %s%n",
                String.join(", ", row.cell().point().values()), row.cell().seed(), row.problem());
    }
}
