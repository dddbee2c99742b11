package org.mixtura.core.model.dgd;

import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.PrincipalComponents;
import org.mixtura.core.model.TrainingCells;

/**
 * First codes from principal components of log counts, scaled to a mean length.
 *
 * @param centresBatches whether the mean of each batch is taken off: a decoder that is told the batch need not find it in
 *     the codes, and codes that begin apart stay apart
 */
record PrincipalStart(int dimensions, double length, boolean centresBatches) {

    FloatMatrix of(TrainingCells cells) {
        var found = PrincipalComponents.of(
                        cells.counts(), cells.train(), dimensions, cells.seeds().stream("principal components"))
                .project();
        float[] values = found.values().clone();
        if (centresBatches) {
            centre(values, cells);
        }
        double sum = 0;
        for (int cell : cells.train()) {
            double squares = 0;
            for (int d = 0; d < dimensions; d++) {
                double x = values[cell * dimensions + d];
                squares += x * x;
            }
            sum += Math.sqrt(squares);
        }
        double mean = sum / Math.max(1, cells.train().length);
        for (int i = 0; i < values.length && mean > 0; i++) {
            values[i] = (float) (values[i] * length / mean);
        }
        return new FloatMatrix(found.rows(), dimensions, values);
    }

    private void centre(float[] values, TrainingCells cells) {
        int batches = 1;
        for (int batch : cells.batches()) {
            batches = Math.max(batches, batch + 1);
        }
        double[][] sums = new double[batches][dimensions];
        int[] sizes = new int[batches];
        for (int cell : cells.train()) {
            int batch = cells.batches()[cell];
            sizes[batch]++;
            for (int d = 0; d < dimensions; d++) {
                sums[batch][d] += values[cell * dimensions + d];
            }
        }
        for (int i = 0; i < values.length; i++) {
            int batch = cells.batches()[i / dimensions];
            values[i] -= (float) (sums[batch][i % dimensions] / Math.max(1, sizes[batch]));
        }
    }
}
