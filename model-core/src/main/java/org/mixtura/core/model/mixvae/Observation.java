package org.mixtura.core.model.mixvae;

import java.util.Optional;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.schema.Choice;

/** What a reconstruction is judged by. */
public enum Observation implements Choice {
    /** Half the squared distance from what the encoder sees. */
    MSE("Squared error"),
    /** Negative binomial likelihood of the counts. */
    NB(Likelihood.NB),
    /** The same with extra zeros. */
    ZINB(Likelihood.ZINB),
    /** The published code's: of exp(x) - 1 of what the encoder sees, by success probability and total count. */
    PUBLISHED_ZINB("ZINB of the published code"),
    /** Of pixels: binary cross entropy of their brightness. */
    BCE("Brightness of pixels");

    private final String label;
    private final Optional<Likelihood> likelihood;

    Observation(String label) {
        this.label = label;
        this.likelihood = Optional.empty();
    }

    Observation(Likelihood likelihood) {
        this.label = likelihood.label();
        this.likelihood = Optional.of(likelihood);
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
