package org.mixtura.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.score.BatchMixing;
import org.mixtura.core.score.ClusterScores;

/**
 * How the latent space of a run agrees with known types, and how well batches mix in it.
 *
 * @param labels the known types; empty when there are none
 * @param batch the batches; empty when there are none
 * @param correction what was done to the latent space before
 * @param agreements one for each way to cluster; none without labels
 * @param own the components that the model itself puts cells into; empty without labels, for a model without such, and
 *     after a correction, which changes nothing in them
 * @param mixing empty without batches, or where fewer than two batches or ten cells are known
 */
public record Evaluation(
        Optional<Groups> labels,
        Optional<Groups> batch,
        Correction correction,
        List<Agreement> agreements,
        Optional<OwnAgreement> own,
        Optional<BatchMixing> mixing) {

    public Evaluation {
        agreements = List.copyOf(agreements);
    }

    /**
     * A column that the latent space was compared with.
     *
     * @param column its name
     * @param levels how many different values it has
     */
    public record Groups(String column, int levels) {}

    /**
     * Clusters compared with the known types.
     *
     * @param clusters how many there are; as many as there are types, where the method can
     * @param remark what a reader should know, one sentence; empty when there is nothing
     */
    public record Agreement(ClusterMethod method, int clusters, ClusterScores scores, String remark) {}

    /**
     * The model's own components compared with the known types.
     *
     * @param components how many there are
     * @param used how many of them have cells
     */
    public record OwnAgreement(int components, int used, ClusterScores scores) {}

    /** All numbers: of each clustering by its id, {@code own} and {@code mixing}; each part by the names of its scores. */
    public SequencedMap<String, SequencedMap<String, Double>> byPart() {
        var parts = new LinkedHashMap<String, SequencedMap<String, Double>>();
        agreements.forEach(agreement ->
                parts.put(agreement.method().id(), agreement.scores().byName()));
        own.ifPresent(found -> parts.put("own", found.scores().byName()));
        mixing.ifPresent(found -> parts.put("mixing", found.byName()));
        return parts;
    }

    /** The agreement of one way to cluster. */
    public Optional<Agreement> agreement(ClusterMethod method) {
        return agreements.stream().filter(a -> a.method() == method).findFirst();
    }
}
