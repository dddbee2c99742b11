package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.StateAgreementFigure;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;

/** Draws whether genes change along the states of a run as they do in others. */
record AlikeFigures(Function<Path, StoredRun> open, Function<StoredRun, RunComponents> components) {

    private static final int VALUES = 100;

    DrawnFigure drawn(StoredRun run, AlikeFigureRequest request, Watcher watcher) {
        if (request.others().isEmpty()) {
            throw new ConfigProblem(
                    "There is no other run to compare with.",
                    "The figure says whether states change genes alike in several runs, for example with other seeds.",
                    "Name the others with --with, for example --with runs/seed-1,runs/seed-2.");
        }
        var runs = new ArrayList<>(List.of(run));
        request.others().stream().map(open).forEach(runs::add);
        var found = new StateComparison(runs, components)
                .of(
                        new TraversalRequest(
                                request.genes(),
                                request.sets(),
                                request.markers(),
                                PathRequest.OF_A_SET,
                                PathRequest.OF_A_SET,
                                TraversalQuery.Range.CATEGORY,
                                VALUES),
                        request.arm() - 1,
                        watcher);
        var strand = found.strand(request.category(), request.state());
        return new DrawnFigure(StateAgreementFigure.of(found, strand), found.table());
    }
}
