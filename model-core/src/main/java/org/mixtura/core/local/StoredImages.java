package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.RunImages;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.image.ImageMeasures;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.ImageFeatures;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Traversal;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.StoredRun;

/** The images of a run folder, decoded by its model. */
final class StoredImages implements RunImages {

    private final StoredRun run;
    private final ImageShape shape;
    private final ModelFamily<?> family;
    private final RunData data;
    private final Map<String, Tensor> weights;
    private final Inference inference;
    private final NativeLane lane;

    StoredImages(
            StoredRun run,
            ImageShape shape,
            ModelFamily<?> family,
            RunData data,
            Map<String, Tensor> weights,
            Inference inference,
            NativeLane lane) {
        this.run = run;
        this.shape = shape;
        this.family = family;
        this.data = data;
        this.weights = weights;
        this.inference = inference;
        this.lane = lane;
    }

    @Override
    public ImageGrid reconstructions(int count, Watcher watcher) {
        var prepared = prepared();
        int[] chosen = ImageGrid.spread(prepared.counts().cells(), count);
        var all = RunModel.cells(prepared, weights);
        var made = inference.reconstructed(model(prepared), chosen(all, chosen), watcher);
        var labels = run.labels().map(column -> column.asCategorical());
        return new ImageGrid(
                shape,
                List.of("data", "model"),
                IntStream.of(chosen)
                        .mapToObj(cell -> labels.map(l -> l.text(cell)).orElse(""))
                        .toList(),
                stacked(List.of(ImageGrid.brightness(prepared.counts(), chosen), made)));
    }

    private Cells chosen(Cells all, int[] cells) {
        return new Cells(
                all.counts().select(cells, IntStream.range(0, all.genes()).toArray()),
                IntStream.of(cells).map(cell -> all.batches()[cell]).toArray(),
                IntStream.of(cells).map(cell -> all.labels()[cell]).toArray(),
                all.codes().map(codes -> codes.select(cells)));
    }

    @Override
    public ImageGrid components(int own, Watcher watcher) {
        var mixture = StoredComponents.mixture(run, family, weights).orElseThrow(this::noComponents);
        var prepared = prepared();
        var means = inference.painted(model(prepared), RunModel.cells(prepared, weights), mixture.means(), watcher);
        var rows = new ArrayList<FloatMatrix>();
        for (int k = 0; k < mixture.components(); k++) {
            rows.add(means.select(new int[] {k}));
            rows.add(ownImages(prepared, mixture, k, own));
        }
        var columns = new ArrayList<>(List.of("mean"));
        IntStream.range(0, own).forEach(_ -> columns.add(""));
        return new ImageGrid(
                shape,
                IntStream.rangeClosed(1, mixture.components())
                        .mapToObj(Integer::toString)
                        .toList(),
                columns,
                stacked(rows));
    }

    /** Images whose codes lie nearest to a component's mean; dark ones where it has fewer. */
    private FloatMatrix ownImages(PreparedData prepared, LatentMixture mixture, int component, int wanted) {
        int[] assigned = run.cells()
                .column(StoredRun.COMPONENT)
                .map(column -> column.asCategorical())
                .map(column -> IntStream.range(0, column.size())
                        .map(cell -> Integer.parseInt(column.text(cell)) - 1)
                        .toArray())
                .orElseGet(() -> mixture.assign(run.latent()));
        int[] nearest = IntStream.range(0, assigned.length)
                .filter(cell -> assigned[cell] == component)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> distance(mixture.means(), component, cell)))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .toArray();
        var found = ImageGrid.brightness(prepared.counts(), nearest);
        float[] padded = java.util.Arrays.copyOf(found.values(), wanted * shape.pixels());
        return new FloatMatrix(wanted, shape.pixels(), padded);
    }

    private double distance(FloatMatrix means, int component, int cell) {
        double sum = 0;
        for (int d = 0; d < means.columns(); d++) {
            double off = run.latent().at(cell, d) - means.at(component, d);
            sum += off * off;
        }
        return sum;
    }

    @Override
    public ImageGrid traversal(int arm, int state, int columns, Watcher watcher) {
        var mixture = StoredComponents.mixture(run, family, weights).orElseThrow(this::noComponents);
        var report = new StoredComponents(run, family, data, weights, mixture, inference)
                .traverse(
                        new TraversalRequest(
                                run.genes().ids(),
                                Optional.empty(),
                                0,
                                0,
                                0,
                                TraversalQuery.Range.CATEGORY,
                                Math.max(2, columns)),
                        watcher);
        var shown = report.of(arm - 1, state - 1);
        if (shown.isEmpty()) {
            throw new ConfigProblem(
                    "There is no state %d of arm %d.".formatted(state, arm),
                    "Both are counted from 1.",
                    "Correct --arm or --state.");
        }
        int points = shown.getFirst().state().length;
        return new ImageGrid(
                shape,
                report.categories().stream().map(TraversalReport.Category::name).toList(),
                IntStream.range(0, points)
                        .mapToObj(i -> i == 0 ? "low" : i == points - 1 ? "high" : "")
                        .toList(),
                stacked(shown.stream().map(this::images).toList()));
    }

    /** Values of the state x pixels. */
    private FloatMatrix images(Traversal traversal) {
        int points = traversal.state().length;
        float[] values = new float[points * shape.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) traversal.expression()[i % shape.pixels()][i / shape.pixels()];
        }
        return new FloatMatrix(points, shape.pixels(), values);
    }

    private static FloatMatrix stacked(List<FloatMatrix> parts) {
        int rows = parts.stream().mapToInt(FloatMatrix::rows).sum();
        int columns = parts.getFirst().columns();
        float[] all = new float[Math.multiplyExact(rows, columns)];
        int at = 0;
        for (FloatMatrix part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.values().length);
            at += part.values().length;
        }
        return new FloatMatrix(rows, columns, all);
    }

    private ConfigProblem noComponents() {
        return run.noComponents("Ask a run of dgd-image, mixvae, jointvae or cascadevae.");
    }

    private StoredModel<?> model(PreparedData prepared) {
        return new RunModel(run).model(family, DataSpec.of(prepared), weights);
    }

    private PreparedData prepared() {
        RunData.requireUnchanged(run.spec().data(), run.fingerprint());
        return new RunModel(run).data(data.read(run.spec()));
    }

    @Override
    public ImageMeasures measure(long seed, Watcher watcher) {
        return new ImageJudge(run, family, weights, prepared(), inference, new ImageFeatures(lane, seed), seed)
                .measure(watcher);
    }
}
