package org.mixtura.core;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.run.ColumnRef;

/**
 * What to compare a run with.
 *
 * @param labels other known types than those of the run
 * @param batch another batch column than that of the run
 * @param correction what is done to the latent space before, by the batches
 * @param methods how to cluster, each once
 */
public record EvaluationRequest(
        Optional<ColumnRef> labels, Optional<ColumnRef> batch, Correction correction, List<ClusterMethod> methods) {

    public EvaluationRequest {
        methods = methods.stream().distinct().toList();
    }

    /** Labels and batch of the run itself, every way to cluster. */
    public static EvaluationRequest ofRun() {
        return new EvaluationRequest(
                Optional.empty(), Optional.empty(), Correction.NONE, List.of(ClusterMethod.values()));
    }
}
