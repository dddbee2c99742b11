package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well the model explains each cell, in nats.
 *
 * @param terms one value per cell by name: {@link #ELBO}, {@link #RECONSTRUCTION}, the divergences of the model ({@code
 *     kl_z} ...), and, when asked for, {@link #MARGINAL} and {@link #EFFECTIVE_SAMPLES}
 */
public record CellLikelihoods(Map<String, double[]> terms) {

    /** The evidence lower bound: minus reconstruction minus all divergences, every weight 1. */
    public static final String ELBO = "elbo";

    /** -log p(x | z, l), mean over the draws. */
    public static final String RECONSTRUCTION = "reconstruction";

    /**
     * -log p(x | z, l) at the centre of the posterior: the held-out likelihood that models without a spread can give, too. Of a
     * posterior that is a mixture, the mean over its parts by their weights.
     */
    public static final String NLL = "nll";

    /** sqrt(mean over genes of (x - expected x)^2) in counts, where {@code express} expects x: of a mixture, over its parts. */
    public static final String RMSE = "rmse";

    /** log p(x), estimated by importance sampling; a lower bound in expectation that rises with the number of draws. */
    public static final String MARGINAL = "log_likelihood";

    /** (sum w)^2 / sum w^2 of the importance weights: near 1 the estimate of that cell rests on a single draw. */
    public static final String EFFECTIVE_SAMPLES = "effective_samples";

    public CellLikelihoods {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** The standard error of the mean of each term over some cells; empty for fewer than two. */
    public Map<String, Double> standardErrors(int[] cells) {
        var errors = new LinkedHashMap<String, Double>();
        var means = means(cells);
        if (cells.length > 1) {
            terms.forEach((name, values) -> {
                double mean = means.getOrDefault(name, Double.NaN);
                double squares = Arrays.stream(cells)
                        .mapToDouble(cell -> (values[cell] - mean) * (values[cell] - mean))
                        .sum();
                errors.put(name, Math.sqrt(squares / (cells.length - 1) / cells.length));
            });
        }
        return errors;
    }

    /** The mean of each term over some cells; empty without cells. */
    public Map<String, Double> means(int[] cells) {
        var means = new LinkedHashMap<String, Double>();
        terms.forEach((name, values) -> Arrays.stream(cells)
                .mapToDouble(cell -> values[cell])
                .average()
                .ifPresent(mean -> means.put(name, mean)));
        return means;
    }
}
