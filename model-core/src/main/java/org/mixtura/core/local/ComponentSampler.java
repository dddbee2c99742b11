package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.GeneMoments;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.infer.PredictiveQuery;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/**
 * Draws cells from a mixture: a component by its weight, a code from it, counts from what the code decodes to, at the depth and in the
 * batch of a real cell of the component.
 */
final class ComponentSampler {

    private final StoredRun run;
    private final LatentMixture mixture;
    private final int[] assigned;
    private final Inference inference;

    /** @param assigned the component of each real cell, from 0 */
    ComponentSampler(StoredRun run, LatentMixture mixture, int[] assigned, Inference inference) {
        this.run = run;
        this.mixture = mixture;
        this.assigned = assigned.clone();
        this.inference = inference;
    }

    /**
     * Draws.
     *
     * @param cells the run's cells as the model takes them
     * @param file where the new cells go; empty: only compare
     * @param markers of the components that are drawn from
     */
    GeneratedCheck draw(
            GeneratedRequest request,
            StoredModel<?> model,
            Cells cells,
            Optional<Path> file,
            List<Integer> markers,
            Watcher watcher) {
        RandomGenerator random = new SeedPlan(request.seed())
                .stream("component sample", request.component().orElse(0));
        int[] components = components(request, random);
        int[] like = IntStream.of(components).map(k -> like(k, random)).toArray();
        int[] genes = IntStream.range(0, run.genes().size()).toArray();
        var models = new Cells(
                cells.counts().select(like, genes),
                taken(cells.batches(), like),
                taken(cells.labels(), like),
                Optional.of(codes(components, random)));
        var query = new PredictiveQuery(genes, 1, request.seed());
        var check = new PredictiveCheck[1];
        if (file.isPresent()) {
            write(file.get(), components, target -> check[0] = inference.sample(model, models, query, target, watcher));
        } else {
            check[0] = inference.sample(model, models, query, _ -> {}, watcher);
        }
        // A real cell that lends its depth to several new ones counts once.
        int[] real = IntStream.of(like).distinct().toArray();
        return new GeneratedCheck(
                request.from(),
                request.cells(),
                real.length,
                run.genes(),
                new PredictiveCheck(GeneMoments.of(cells.counts(), real), check[0].generated()),
                markers);
    }

    /** Refuses what cannot be drawn. */
    void requireSense(GeneratedRequest request) {
        int component = request.component().orElse(1);
        if (component < 1 || component > mixture.components() || request.cells() < 1) {
            throw new ConfigProblem(
                    "There is no component %d to draw %d cells from.".formatted(component, request.cells()),
                    "The run has the components 1 to %d, and at least one cell is drawn."
                            .formatted(mixture.components()),
                    "Correct the number.");
        }
    }

    private int[] components(GeneratedRequest request, RandomGenerator random) {
        int[] chosen = new int[request.cells()];
        if (request.component().isPresent()) {
            Arrays.fill(chosen, request.component().getAsInt() - 1);
        } else {
            double[] weights = mixture.weights();
            Arrays.setAll(chosen, _ -> drawn(weights, random.nextDouble()));
        }
        return chosen;
    }

    private static int drawn(double[] weights, double at) {
        double left = at;
        for (int k = 0; k < weights.length - 1; k++) {
            left -= weights[k];
            if (left < 0) {
                return k;
            }
        }
        return weights.length - 1;
    }

    /** A real cell of the component, or any where it has none. */
    private int like(int component, RandomGenerator random) {
        int[] inside = IntStream.range(0, assigned.length)
                .filter(cell -> assigned[cell] == component)
                .toArray();
        return inside.length > 0 ? inside[random.nextInt(inside.length)] : random.nextInt(assigned.length);
    }

    private static int[] taken(int[] codes, int[] cells) {
        return codes.length == 0
                ? codes
                : IntStream.of(cells).map(cell -> codes[cell]).toArray();
    }

    private FloatMatrix codes(int[] components, RandomGenerator random) {
        int width = mixture.means().columns();
        float[] codes = new float[components.length * width];
        for (int cell = 0; cell < components.length; cell++) {
            System.arraycopy(mixture.sample(components[cell], 1, random).values(), 0, codes, cell * width, width);
        }
        return new FloatMatrix(components.length, width, codes);
    }

    /** What takes the counts of new cells, row by row. */
    private interface Drawing {
        void into(Consumer<FloatMatrix> target);
    }

    private void write(Path file, int[] components, Drawing drawing) {
        MatrixFile.at(file)
                .write(
                        new MatrixFile.Names(
                                List.of("cell", "component"),
                                row -> name(components, row),
                                run.genes().ids()),
                        components.length,
                        drawing::into);
        if (!MatrixFile.isTable(file)) {
            // Numbers alone do not say that no cell was measured.
            RunTable.write(
                    file.resolveSibling(file.getFileName() + ".cells.csv"),
                    new RunTable(List.of("cell", "component"), components.length, row -> name(components, row)));
        }
    }

    private static List<String> name(int[] components, int row) {
        return List.of("generated_" + (row + 1), Integer.toString(components[row] + 1));
    }
}
