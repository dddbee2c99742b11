package org.mixtura.ui.explore;

import java.util.Optional;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunGroups;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.run.StoredRun;

/** What Explore asks about one run beyond what lies in its folder. Calls may take long; make them in the background. */
public interface RunSource {

    /** The expression of all genes. */
    ExpressionSource expression();

    /** Answers of the model. */
    RunOutputs outputs();

    /** Answers about groups of cells. */
    RunGroups groups();

    /** The normal distributions that the model divides cells into; empty where it does not. */
    Optional<LatentMixture> mixture();

    /** The latent space while it was trained; empty where nothing of that was kept. */
    Optional<LatentMovie> movie();

    /** A run as a workbench knows it. */
    static RunSource of(Workbench workbench, StoredRun run) {
        return new RunSource() {
            @Override
            public ExpressionSource expression() {
                return workbench.expression(run);
            }

            @Override
            public RunOutputs outputs() {
                return workbench.outputs(run);
            }

            @Override
            public RunGroups groups() {
                return workbench.groups(run);
            }

            @Override
            public Optional<LatentMixture> mixture() {
                return workbench.components(run).map(RunComponents::mixture);
            }

            @Override
            public Optional<LatentMovie> movie() {
                return workbench.movie(run);
            }
        };
    }
}
