package org.mixtura.core.model.scaespy;

import java.util.Optional;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.schema.Choice;

/** What a reconstruction is judged by. */
public enum Reconstruction implements Choice {
    /** Poisson likelihood of the counts. */
    POISSON(Likelihood.POISSON),
    /** The same with extra zeros. */
    ZIP(Likelihood.ZIP),
    /** Negative binomial likelihood of the counts. */
    NB(Likelihood.NB),
    /** The same with extra zeros. */
    ZINB(Likelihood.ZINB),
    /** Squared distance from what the encoder sees. */
    MSE("Squared error");

    private final String label;
    private final Optional<Likelihood> likelihood;

    Reconstruction(String label) {
        this.label = label;
        this.likelihood = Optional.empty();
    }

    Reconstruction(Likelihood likelihood) {
        this.label = likelihood.label();
        this.likelihood = Optional.of(likelihood);
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
