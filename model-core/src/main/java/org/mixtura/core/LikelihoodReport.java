package org.mixtura.core;

import java.util.Map;
import org.mixtura.core.infer.CellLikelihoods;

/**
 * How well a run's model explains the run's cells.
 *
 * @param samples posterior draws of each cell
 * @param cells one value per cell and term
 * @param train mean of each term over the cells that were trained on
 * @param validation mean of each term over the cells that were held out
 * @param validationErrors standard errors of these means
 */
public record LikelihoodReport(
        int samples,
        CellLikelihoods cells,
        Map<String, Double> train,
        Map<String, Double> validation,
        Map<String, Double> validationErrors) {}
