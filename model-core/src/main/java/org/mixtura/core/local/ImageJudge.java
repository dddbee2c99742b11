package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.Confusion;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.image.Disentanglement;
import org.mixtura.core.image.FrechetDistance;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.image.ImageMeasures;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.ImageFeatures;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.CategoryUse;
import org.mixtura.core.score.ShapiroWilk;

/** Measures a run on images. */
final class ImageJudge {

    /** Images that are drawn from the prior, and at most so many to compare with and to train the classifier on. */
    private static final int DRAWN = 1000;

    private static final int COMPARED = 4000;
    private static final List<String> FACTORS = List.of("shape", "scale", "orientation", "position_x", "position_y");

    private final StoredRun run;
    private final ModelFamily<?> family;
    private final Map<String, Tensor> weights;
    private final PreparedData data;
    private final Inference inference;
    private final ImageFeatures features;
    private final long seed;

    ImageJudge(
            StoredRun run,
            ModelFamily<?> family,
            Map<String, Tensor> weights,
            PreparedData data,
            Inference inference,
            ImageFeatures features,
            long seed) {
        this.run = run;
        this.family = family;
        this.weights = weights;
        this.data = data;
        this.inference = inference;
        this.features = features;
        this.seed = seed;
    }

    ImageMeasures measure(Watcher watcher) {
        var mixture = StoredComponents.mixture(run, family, weights);
        boolean categories = hasStates(family);
        var seen = categories ? Optional.<Frechet>empty() : frechet(mixture, watcher.part(0.3, 0.7));
        var use = mixture.map(own -> use(own, watcher.part(0.7, 1)));
        double[] even = use.map(u -> uniform(u.mean().length)).orElse(new double[0]);
        var matched = mixture.flatMap(this::matched);
        return new ImageMeasures(
                crossEntropy(watcher.part(0, 0.3)),
                shapiro(),
                seen.map(Frechet::distance).orElse(Double.NaN),
                seen.map(Frechet::accuracy).orElse(Double.NaN),
                use.map(u -> u.klTo(even)).orElse(Double.NaN),
                use.map(u -> u.klFrom(even)).orElse(Double.NaN),
                use.flatMap(u -> matched.map(u::klTo)).orElse(Double.NaN),
                use.flatMap(u -> matched.map(u::klFrom)).orElse(Double.NaN),
                disentanglement());
    }

    private double crossEntropy(Watcher watcher) {
        int[] held = data.split().validation();
        int[] chosen = held.length > 0 ? held : all();
        var known = RunModel.cells(data, weights);
        var cells = new Cells(
                known.counts().select(chosen, IntStream.range(0, known.genes()).toArray()),
                IntStream.of(chosen).map(cell -> known.batches()[cell]).toArray(),
                IntStream.of(chosen).map(cell -> known.labels()[cell]).toArray(),
                known.codes().map(codes -> codes.select(chosen)));
        var decoded = inference.reconstructed(model(), cells, watcher);
        return ImageMeasures.crossEntropy(ImageGrid.brightness(data.counts(), chosen), decoded);
    }

    private double shapiro() {
        float[] codes = run.latent().values();
        int count = Math.min(ShapiroWilk.MOST, codes.length);
        int[] order = Shuffle.of(codes.length, new SeedPlan(seed).stream("shapiro"));
        return count < 3
                ? Double.NaN
                : ShapiroWilk.of(Arrays.stream(order, 0, count)
                        .mapToDouble(i -> codes[i])
                        .toArray());
    }

    private record Frechet(double distance, double accuracy) {}

    /** Only with labels, which the classifier learns. */
    private Optional<Frechet> frechet(Optional<LatentMixture> mixture, Watcher watcher) {
        var labels = run.labels().map(Column::asCategorical);
        if (labels.isEmpty() || labels.get().missing() > 0) {
            return Optional.empty();
        }
        int[] learned = first(data.split().train(), COMPARED);
        int[] compared = first(Shuffle.of(data.counts().cells(), new SeedPlan(seed).stream("compared")), COMPARED);
        var drawn = inference.painted(model(), RunModel.cells(data, weights), codes(mixture), watcher);
        var seen = features.of(
                ImageGrid.brightness(data.counts(), learned),
                IntStream.of(learned).map(cell -> labels.get().codes()[cell]).toArray(),
                List.of(drawn, ImageGrid.brightness(data.counts(), compared)));
        return Optional.of(new Frechet(
                FrechetDistance.between(seen.features().get(0), seen.features().get(1)), seen.accuracy()));
    }

    /** Draws from the mixture over codes, else from N(0, I). */
    private FloatMatrix codes(Optional<LatentMixture> mixture) {
        var random = new SeedPlan(seed).stream("drawn images");
        int dimensions = run.latent().columns();
        float[] all = new float[DRAWN * dimensions];
        for (int i = 0; i < DRAWN; i++) {
            if (mixture.isPresent()) {
                double left = random.nextDouble();
                double[] share = mixture.get().weights();
                int k = 0;
                while (k < share.length - 1 && left >= share[k]) {
                    left -= share[k++];
                }
                float[] code = mixture.get().sample(k, 1, random).values();
                System.arraycopy(code, 0, all, i * dimensions, dimensions);
            } else {
                for (int d = 0; d < dimensions; d++) {
                    all[i * dimensions + d] = (float) random.nextGaussian();
                }
            }
        }
        return new FloatMatrix(DRAWN, dimensions, all);
    }

    private CategoryUse use(LatentMixture mixture, Watcher watcher) {
        var codes = inference.latent(model(), RunModel.cells(data, weights), watcher);
        return CategoryUse.of(codes.memberships().orElseGet(() -> mixture.probabilities(run.latent())));
    }

    /** The frequency of the label that each category is matched with; empty unless all are matched. */
    private Optional<double[]> matched(LatentMixture mixture) {
        return run.labels().map(Column::asCategorical).flatMap(labels -> {
            int types = labels.levels().size();
            int[] typeOf = Confusion.of(labels.codes(), types, assigned(mixture), mixture.components())
                    .typeOf();
            if (types != typeOf.length || IntStream.of(typeOf).anyMatch(type -> type < 0)) {
                return Optional.empty();
            }
            double[] frequency = new double[types];
            IntStream.of(labels.codes()).filter(code -> code >= 0).forEach(code -> frequency[code]++);
            double total = Arrays.stream(frequency).sum();
            return Optional.of(IntStream.of(typeOf)
                    .mapToDouble(type -> frequency[type] / total)
                    .toArray());
        });
    }

    private int[] assigned(LatentMixture mixture) {
        return run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(own -> Arrays.stream(own.codes())
                        .map(code -> Integer.parseInt(own.levels().get(code)) - 1)
                        .toArray())
                .orElseGet(() -> mixture.assign(run.latent()));
    }

    /** Of the first arm's states, or of the codes of a model without states. */
    private double disentanglement() {
        var factors = new ArrayList<double[]>();
        for (String name : FACTORS) {
            run.cells().column(name).map(ImageJudge::numbers).ifPresent(factors::add);
        }
        if (factors.size() < FACTORS.size()) {
            return Double.NaN;
        }
        var states = armStates(family);
        return Disentanglement.usual(seed).of(states.isEmpty() ? run.latent() : states.getFirst(), factors);
    }

    private static double[] numbers(Column column) {
        return column instanceof Column.Numeric numeric
                ? numeric.values()
                : Arrays.stream(column.asCategorical().codes())
                        .mapToDouble(code -> code)
                        .toArray();
    }

    private <C extends Record> boolean hasStates(ModelFamily<C> of) {
        return of.hasStates(config());
    }

    private <C extends Record> List<FloatMatrix> armStates(ModelFamily<C> of) {
        return of.armStates(config(), weights, run.latent());
    }

    @SuppressWarnings("unchecked")
    private <C extends Record> C config() {
        return (C) run.spec().config();
    }

    private static double[] uniform(int levels) {
        double[] even = new double[levels];
        Arrays.fill(even, 1.0 / levels);
        return even;
    }

    private static int[] first(int[] all, int count) {
        return Arrays.copyOf(all, Math.min(all.length, count));
    }

    private int[] all() {
        return IntStream.range(0, data.counts().cells()).toArray();
    }

    private StoredModel<?> model() {
        return new RunModel(run).model(family, DataSpec.of(data), weights);
    }
}
