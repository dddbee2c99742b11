package org.mixtura.core.image;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.data.FloatMatrix;

/**
 * What is measured of a run on images; NaN where it makes no sense for the model or the data.
 *
 * @param crossEntropy binary cross entropy per pixel of held-out images (of all where none are) decoded from their codes
 * @param shapiro W of Shapiro and Wilk of the entries of the latent codes, of at most 5,000 of them
 * @param frechet Frechet distance between images drawn from the prior and those of the run, on features of a classifier trained on the run's
 *     training images and their labels
 * @param classifier share of the training images that this classifier tells
 * @param klUniform KL(q(c) || uniform) in nats
 * @param klFromUniform KL(uniform || q(c))
 * @param klLabels KL(q(c) || p(c)) with the frequencies of the labels that categories are matched with
 * @param klFromLabels KL(p(c) || q(c))
 * @param disentanglement the score of Kim and Mnih over the factors of sprites
 */
public record ImageMeasures(
        double crossEntropy,
        double shapiro,
        double frechet,
        double classifier,
        double klUniform,
        double klFromUniform,
        double klLabels,
        double klFromLabels,
        double disentanglement) {

    /** The measures that there are, by the names that tables have. */
    public SequencedMap<String, Double> named() {
        var all = new LinkedHashMap<String, Double>();
        all.put("bce", crossEntropy);
        all.put("shapiro_wilk", shapiro);
        all.put("frechet_classifier", frechet);
        all.put("classifier_accuracy", classifier);
        all.put("kl_q_uniform", klUniform);
        all.put("kl_uniform_q", klFromUniform);
        all.put("kl_q_labels", klLabels);
        all.put("kl_labels_q", klFromLabels);
        all.put("disentanglement", disentanglement);
        all.values().removeIf(value -> Double.isNaN(value));
        return all;
    }

    /**
     * Binary cross entropy per pixel; log is cut at -100, as in PyTorch.
     *
     * @param images brightness, from 0 to 1
     * @param decoded of equal shape
     */
    public static double crossEntropy(FloatMatrix images, FloatMatrix decoded) {
        double sum = 0;
        for (int i = 0; i < images.values().length; i++) {
            double x = images.values()[i];
            double p = decoded.values()[i];
            sum -= x * Math.max(-100, Math.log(p)) + (1 - x) * Math.max(-100, Math.log1p(-p));
        }
        return sum / Math.max(1, images.values().length);
    }
}
