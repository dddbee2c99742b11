package org.mixtura.core.infer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.Linear;
import org.mixtura.core.nn.OneHot;

/**
 * What a small classifier sees in images: its last hidden layer of {@value #FEATURES} units. The classifier (dense layers of 128 and {@value
 * #FEATURES} units with ReLU, cross entropy, Adam 1e-3, {@value #EPOCHS} epochs of minibatches of {@value #BATCH}) is trained on the labels of
 * images at hand, for the Inception network that published distances use cannot be shipped.
 */
public final class ImageFeatures {

    private static final int FEATURES = 32;
    private static final int BATCH = 64;
    private static final int EPOCHS = 10;

    private final NativeLane lane;
    private final long seed;

    public ImageFeatures(NativeLane lane, long seed) {
        this.lane = lane;
        this.seed = seed;
    }

    /**
     * What the classifier sees.
     *
     * @param features of each asked set of images, images x features
     * @param accuracy share of the training images that it tells
     */
    public record Seen(java.util.List<FloatMatrix> features, double accuracy) {}

    /**
     * Trains on some images and looks at others.
     *
     * @param images images x pixels, from 0 to 1
     * @param labels of each of them, from 0
     * @param asked sets of images x pixels
     */
    public Seen of(FloatMatrix images, int[] labels, java.util.List<FloatMatrix> asked) {
        return lane.call(() -> {
            try (var run = RunScope.open("cpu", 1)) {
                var seeds = new SeedPlan(seed);
                int classes = IntStream.of(labels).max().orElse(0) + 1;
                var network = new Network(new Weights(run, seeds), images.columns(), classes);
                var adam = new Adam(run, network.weights.parameters(), Adam.Settings.of(1e-3, 1e-8, 0));
                run.seal();
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    int[] order = Shuffle.of(images.rows(), seeds.stream("classifier", epoch));
                    for (int from = 0; from < order.length; from += BATCH) {
                        int[] rows = java.util.Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                        learn(run, seeds, network, adam, images.select(rows), rows, labels, classes);
                    }
                }
                double right = accuracy(run, seeds, network, images, labels);
                return new Seen(
                        asked.stream()
                                .map(set -> features(run, seeds, network, set))
                                .toList(),
                        right);
            }
        });
    }

    private record Network(Weights weights, DenseStack hidden, Linear logits) {

        Network(Weights weights, int pixels, int classes) {
            this(
                    weights,
                    new DenseStack(weights, "hidden", pixels, new int[] {128, FEATURES}),
                    new Linear(weights, "logits", FEATURES, classes));
        }

        NDArray features(FloatMatrix images, StepScope step) {
            return hidden.forward(
                    step.dense(new Shape(images.rows(), images.columns()), i -> images.values()[i]), step);
        }
    }

    private static void learn(
            RunScope run,
            SeedPlan seeds,
            Network network,
            Adam adam,
            FloatMatrix images,
            int[] rows,
            int[] labels,
            int classes) {
        try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "classifier"))) {
            step.backward(() -> {
                NDArray logits = network.logits.forward(network.features(images, step), step);
                NDArray truth = OneHot.of(rows.length, classes, row -> labels[rows[row]], step);
                return logits.logSoftmax(1).mul(truth).sum(new int[] {1}).mean().neg();
            });
            adam.update(step);
        }
    }

    private static double accuracy(RunScope run, SeedPlan seeds, Network network, FloatMatrix images, int[] labels) {
        try (StepScope step = run.evaluationStep(SeededNoise.of(seeds, "classifier"))) {
            NDArray logits = network.logits.forward(network.features(images, step), step);
            int[] found = new FloatMatrix(
                            images.rows(), Math.toIntExact(logits.getShape().get(1)), logits.toFloatArray())
                    .largestColumns();
            return IntStream.range(0, labels.length)
                            .filter(i -> found[i] == labels[i])
                            .count()
                    / (double) labels.length;
        }
    }

    private static FloatMatrix features(RunScope run, SeedPlan seeds, Network network, FloatMatrix images) {
        try (StepScope step = run.evaluationStep(SeededNoise.of(seeds, "classifier"))) {
            return new FloatMatrix(
                    images.rows(), FEATURES, network.features(images, step).toFloatArray());
        }
    }
}
