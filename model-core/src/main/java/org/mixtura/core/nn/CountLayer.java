package org.mixtura.core.nn;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.Likelihood;

/**
 * What a count head is made of, wherever it computes.
 *
 * @param shares features to the means of all genes, before the link
 * @param dropout features to the log odds of extra zeros; null without such
 * @param dispersion null for a likelihood without one
 */
record CountLayer(
        Likelihood likelihood,
        MeanLink link,
        CountLikelihood.Guard guard,
        Linear shares,
        @Nullable Linear dropout,
        @Nullable Dispersion dispersion) {}
