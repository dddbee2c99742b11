package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.model.ForwardingModel;

/** A network of the family whose decoder gives counts, and what can be asked of it. */
final class ScaespyCounts extends ForwardingModel implements CountModel {

    private final ScaespyNetwork network;
    private final CountOutput output;

    ScaespyCounts(ScaespyNetwork network, CountOutput output) {
        super(network);
        this.network = network;
        this.output = output;
    }

    @Override
    public Decoder decoder() {
        return output;
    }

    @Override
    public boolean knowsSpread() {
        return network.config().drawsCodes();
    }

    /** One normal distribution or, of a mixture, also all of them; the one is then that of equal mean and variance. */
    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        var codes = network.codes(batch, step);
        NDArray membership = network.logMembership(batch, step).exp();
        NDArray mean = ScaespyNetwork.centre(membership, codes.mean());
        if (!knowsSpread()) {
            return new Posterior(new Gaussian(mean, mean.zerosLike()), null);
        }
        NDArray off = codes.mean().sub(mean.expandDims(1)).square();
        NDArray variance = ScaespyNetwork.centre(membership, codes.variance().add(off));
        var whole = new Gaussian(mean, variance);
        return membership.getShape().get(1) == 1
                ? new Posterior(whole, null)
                : new Posterior(whole, null, new CodeMixture(membership, codes));
    }

    @Override
    public SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        var terms = new LinkedHashMap<String, NDArray>();
        if (!knowsSpread()) {
            return terms;
        }
        var codes = network.codes(batch, step);
        var inferred = new Objective.Inferred(network.logMembership(batch, step), codes, codes.mean());
        var prior = network.priorWithoutDraws(step);
        if (posterior.mixture() != null) {
            terms.put("kl_y", Objective.klOfMembership(inferred, prior));
        }
        terms.put("kl_z", Objective.klByFormula(inferred, prior, step));
        return terms;
    }

    @Override
    public NDArray logPrior(NDArray code, StepScope step) {
        return network.logPrior(code, step);
    }
}
