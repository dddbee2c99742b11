package org.mixtura.core;

import java.util.Optional;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.infer.Watcher;

/**
 * The model of a finished run held open, so that places of its latent space are decoded while somebody moves them. Calls block for some
 * milliseconds; make them in the background. Holds native memory until it is closed; from then on every call throws {@link
 * IllegalStateException}.
 *
 * <p>All methods throw {@link org.mixtura.core.error.DataProblem} when there is no such place or gene.
 */
public interface RunDecoder extends AutoCloseable {

    /**
     * What the model expects at a place.
     *
     * @param anchor what it is compared with; empty: the mean over what the model expects of at most 500 cells
     */
    DecodedPlace decode(PathPoint place, Optional<PathPoint> anchor);

    /** The genes to follow along a path; finding markers reads the counts again and takes a while. */
    PathGenes genes(PathRequest request, Watcher watcher);

    /**
     * What genes do along a path.
     *
     * @param request says where it goes; its genes are not looked at
     * @throws org.mixtura.core.error.ConfigProblem when the path has no two ends, or there is no such dimension
     */
    PathReport follow(PathRequest request, PathGenes genes);

    /**
     * The same path with what is expected of codes around each step, as at {@link #decode a place}: takes some tens of times as long.
     *
     * @param genes those of the report
     */
    PathReport within(PathReport report, PathGenes genes);

    @Override
    void close();
}
