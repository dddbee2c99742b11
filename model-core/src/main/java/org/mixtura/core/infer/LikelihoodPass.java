package org.mixtura.core.infer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.ConfigProblem;

/**
 * The evidence lower bound of each cell and, from the same draws, its marginal likelihood by importance sampling with the
 * posterior as proposal (Burda, Grosse and Salakhutdinov, ICLR 2016, equation 8):
 *
 * <pre>
 * log p(x) ~ logsumexp_s [ log p(x | z_s, l_s) + log p(z_s) + log p(l_s) - log q(z_s, l_s) ] - log S
 * </pre>
 */
final class LikelihoodPass {

    private final OpenModel model;
    private final LikelihoodQuery query;
    private final SeedPlan seeds;
    private final int cells;
    private final Map<String, double[]> terms = new LinkedHashMap<>();

    LikelihoodPass(OpenModel model, LikelihoodQuery query, int cells) {
        this.model = model;
        this.query = query;
        this.seeds = new SeedPlan(query.seed());
        this.cells = cells;
    }

    CellLikelihoods run(int[] all, Watcher watcher) {
        if (query.marginal() && !model.knowsSpread()) {
            throw new ConfigProblem(
                    "This model has no marginal likelihood.",
                    "It gives each cell the one code that explains it best, and no spread to draw other codes from.",
                    "Ask without the marginal likelihood, or ask a model with an encoder.");
        }
        // The ELBO comes first in every table, though it is known last.
        term(CellLikelihoods.ELBO);
        long draws = (long) all.length * query.samples();
        model.forEachChunk(all, 1, Watcher.patient(), (from, to) -> chunk(from, to - from, draws, watcher));
        return new CellLikelihoods(terms);
    }

    private void chunk(int from, int rows, long allDraws, Watcher watcher) {
        var beliefs = model.beliefs();
        double[] reconstruction = new double[rows];
        LogMean[] marginal = Stream.generate(LogMean::new).limit(rows).toArray(LogMean[]::new);
        for (int s = 0; s < query.samples(); s++) {
            watcher.tell((long) from * query.samples() + (long) s * rows, allDraws);
            var draw = beliefs.sample(seeds.stream("likelihood", from, s));
            double[] likelihood = model.logLikelihood(draw);
            for (int row = 0; row < rows; row++) {
                reconstruction[row] -= likelihood[row] / query.samples();
            }
            if (query.marginal()) {
                double[] prior = logPrior(beliefs, draw);
                for (int row = 0; row < rows; row++) {
                    marginal[row].add(likelihood[row] + prior[row] - draw.logDensity()[row]);
                }
            }
        }
        keep(from, reconstruction, marginal);
        keepCentres(from, rows, beliefs);
        watcher.tell((long) (from + rows) * query.samples(), allDraws);
    }

    private double[] logPrior(Beliefs beliefs, Beliefs.Draw draw) {
        double[] prior = model.logPrior(draw);
        if (beliefs.librarySd() != null) {
            var library = model.libraryPrior();
            for (int row = 0; row < prior.length; row++) {
                prior[row] += library.logDensity(row, draw.logLibrary()[row]);
            }
        }
        return prior;
    }

    private void keep(int from, double[] reconstruction, LogMean[] marginal) {
        double[] elbo = new double[reconstruction.length];
        store(CellLikelihoods.RECONSTRUCTION, from, reconstruction);
        subtract(elbo, reconstruction);
        model.divergences().forEach((name, values) -> {
            store(name, from, values);
            subtract(elbo, values);
        });
        store(CellLikelihoods.ELBO, from, elbo);
        if (query.marginal()) {
            for (int row = 0; row < marginal.length; row++) {
                term(CellLikelihoods.MARGINAL)[from + row] = marginal[row].value();
                term(CellLikelihoods.EFFECTIVE_SAMPLES)[from + row] = marginal[row].effectiveCount();
            }
        }
    }

    /** Of a code that is drawn from a mixture, over the centres of its parts by their weights. */
    private void keepCentres(int from, int rows, Beliefs beliefs) {
        double[] expected = new double[rows * model.genes()];
        for (var point : beliefs.centres()) {
            double[] likelihood = model.logLikelihood(point.draw());
            var decoded = model.decode(point.draw());
            for (int row = 0; row < rows; row++) {
                double weight = point.weights()[row];
                if (weight == 0) {
                    continue;
                }
                term(CellLikelihoods.NLL)[from + row] -= weight * likelihood[row];
                for (int at = row * model.genes(); at < (row + 1) * model.genes(); at++) {
                    expected[at] += weight * (1 - decoded.dropout(at)) * decoded.mean(at);
                }
            }
        }
        keepError(from, rows, expected);
    }

    /** @param expected cells x genes */
    private void keepError(int from, int rows, double[] expected) {
        int genes = model.genes();
        var batch = model.batch();
        for (int row = 0; row < rows; row++) {
            double squares = 0;
            for (int at = row * genes; at < (row + 1) * genes; at++) {
                squares += expected[at] * expected[at];
            }
            for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                double mean = expected[row * genes + batch.gene(i)];
                squares += batch.count(i) * (batch.count(i) - 2 * mean);
            }
            term(CellLikelihoods.RMSE)[from + row] = Math.sqrt(squares / genes);
        }
    }

    private double[] term(String name) {
        return terms.computeIfAbsent(name, _ -> new double[cells]);
    }

    private void store(String name, int from, double[] values) {
        System.arraycopy(values, 0, term(name), from, values.length);
    }

    private static void subtract(double[] from, double[] values) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= values[i];
        }
    }
}
