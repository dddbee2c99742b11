package org.mixtura.core.model.families;

import java.util.List;
import java.util.stream.Collectors;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.dgd.DgdFamily;
import org.mixtura.core.model.dgd.DgdImageFamily;
import org.mixtura.core.model.dgd.TwinFamily;
import org.mixtura.core.model.dgd.TwinImageFamily;
import org.mixtura.core.model.dgd.VadFamily;
import org.mixtura.core.model.dgd.VadImageFamily;
import org.mixtura.core.model.mixvae.CascadevaeFamily;
import org.mixtura.core.model.mixvae.JointvaeFamily;
import org.mixtura.core.model.mixvae.MixvaeFamily;
import org.mixtura.core.model.scaespy.ScaespyFamily;
import org.mixtura.core.model.scvi.ScviFamily;

/** All model families that there are, in the order to show them. */
public final class ModelFamilies {

    private final List<ModelFamily<?>> all = List.of(
            new ScviFamily(),
            new DgdFamily(),
            new VadFamily(),
            new TwinFamily(),
            new ScaespyFamily(),
            new MixvaeFamily(),
            new JointvaeFamily(),
            new CascadevaeFamily(),
            new DgdImageFamily(),
            new VadImageFamily(),
            new TwinImageFamily());

    /** The families, in the order to show them. */
    public List<ModelFamily<?>> all() {
        return all;
    }

    /**
     * The family with this id.
     *
     * @throws ConfigProblem when there is none
     */
    public ModelFamily<?> byId(String id) {
        return all.stream()
                .filter(family -> family.card().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no model '%s'.".formatted(id),
                        "The models are: %s."
                                .formatted(all.stream()
                                        .map(family -> family.card().id())
                                        .collect(Collectors.joining(", "))),
                        "Choose one of them."));
    }
}
