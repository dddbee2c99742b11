package org.mixtura.core.model.scaespy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.schema.Choice;

/** What a reconstruction is judged by. */
public enum Reconstruction implements Choice {
    /** Poisson likelihood of the counts. */
    POISSON("Poisson", Likelihood.POISSON),
    /** The same with extra zeros. */
    ZIP("Zero-inflated Poisson", Likelihood.ZIP),
    /** Negative binomial likelihood of the counts. */
    NB("Negative binomial", Likelihood.NB),
    /** The same with extra zeros. */
    ZINB("Zero-inflated negative binomial", Likelihood.ZINB),
    /** Squared distance from what the encoder sees. */
    MSE("Squared error", null);

    private final String label;
    private final Optional<Likelihood> likelihood;

    Reconstruction(String label, @Nullable Likelihood likelihood) {
        this.label = label;
        this.likelihood = Optional.ofNullable(likelihood);
    }

    @Override
    public String label() {
        return label;
    }

    /** The likelihood; empty for the squared error, which is none of counts. */
    Optional<Likelihood> likelihood() {
        return likelihood;
    }
}
