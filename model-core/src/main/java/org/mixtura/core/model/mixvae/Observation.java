package org.mixtura.core.model.mixvae;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.schema.Choice;

/** What a reconstruction is judged by. */
public enum Observation implements Choice {
    /** Half the squared distance from what the encoder sees. */
    MSE("Squared error", null),
    /** Negative binomial likelihood of the counts. */
    NB("Negative binomial", Likelihood.NB),
    /** The same with extra zeros. */
    ZINB("Zero-inflated negative binomial", Likelihood.ZINB),
    /** The published code's: of exp(x) - 1 of what the encoder sees, by success probability and total count. */
    PUBLISHED_ZINB("ZINB of the published code", null);

    private final String label;
    private final Optional<Likelihood> likelihood;

    Observation(String label, @Nullable Likelihood likelihood) {
        this.label = label;
        this.likelihood = Optional.ofNullable(likelihood);
    }

    @Override
    public String label() {
        return label;
    }

    /** The likelihood of counts; empty for what is none. */
    Optional<Likelihood> likelihood() {
        return likelihood;
    }
}
