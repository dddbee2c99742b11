package org.mixtura.core.infer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.FreeCodeModel;

/**
 * Asks trained models. Every call builds the model anew, works in the native lane and frees all native memory. Equal
 * questions get equal answers.
 *
 * <p>All methods but {@link #latent} throw {@link ConfigProblem} when the model gives no counts. All throw {@link
 * org.mixtura.core.error.StorageProblem} when the weights do not fit settings and data, {@link
 * org.mixtura.core.error.DeviceProblem} when the device cannot be used, and {@link CancellationException} when the
 * watcher no longer wants the answer. Sinks and watchers are called in the native lane.
 */
public final class Inference {

    private static final double SEARCH = 0.95;

    /** Images that are decoded at a time. */
    private static final int PAINTED = 256;

    private final NativeLane lane;

    public Inference(NativeLane lane) {
        this.lane = lane;
    }

    /**
     * Posterior means and standard deviations of the latent codes, and memberships in components. Models that give no counts
     * answer this, too; they know no standard deviation, and have 0.
     */
    public LatentCodes latent(StoredModel<?> trained, Cells cells, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> {
            var codes = new CodeRows(cells.size());
            model.forEachChunk(all(cells), 1, rest, (from, _) -> codes.put(from, model.places(), model.memberships()));
            return codes.collected();
        });
    }

    /**
     * Expected expression of each cell.
     *
     * @param sink receives the cells in their order, some rows at a time: cells x {@code query.genes()}
     */
    public void expression(
            StoredModel<?> trained, Cells cells, ExpressionQuery query, Consumer<FloatMatrix> sink, Watcher watcher) {
        var _ = asked(trained, cells, watcher, (model, rest) -> {
            new ExpressionPass(model, query).run(all(cells), sink, rest);
            return true;
        });
    }

    /** How well the model explains each cell. */
    public CellLikelihoods likelihood(StoredModel<?> trained, Cells cells, LikelihoodQuery query, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> new LikelihoodPass(model, query, cells.size())
                .run(all(cells), rest));
    }

    /**
     * Draws new counts for each cell, and compares them with its own.
     *
     * @param sink receives new cells x {@code query.genes()}, some rows at a time: the {@code query.samples()} new cells
     *     of the first cell, then those of the second, and so on
     */
    public PredictiveCheck sample(
            StoredModel<?> trained, Cells cells, PredictiveQuery query, Consumer<FloatMatrix> sink, Watcher watcher) {
        return asked(
                trained, cells, watcher, (model, rest) -> new PredictivePass(model, query).run(all(cells), sink, rest));
    }

    /** Compares two groups of cells gene by gene. */
    public GroupDifference difference(StoredModel<?> trained, Cells cells, DifferenceQuery query, Watcher watcher) {
        int batches = trained.data().batches();
        return asked(
                trained, cells, watcher, (model, rest) -> new DifferencePass(model, query, cells, batches).run(rest));
    }

    /**
     * Varies the state of a cell of each category while the category stays.
     *
     * @throws ConfigProblem when the model has no states
     */
    public List<Traversal> traverse(StoredModel<?> trained, Cells cells, TraversalQuery query, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> new TraversalPass(model, query).run(rest));
    }

    /** That the states of a model were asked for which has none. */
    public static ConfigProblem noStates(String family) {
        return new ConfigProblem(
                "This model of the family %s has no states to vary.".formatted(family),
                "Only models with a category and a continuous state within it have.",
                "Ask a run of mixvae, jointvae or cascadevae, or follow a path: --from and --to, or --dimension.");
    }

    /**
     * The states of all cells, by each arm, with their posterior standard deviations.
     *
     * @throws ConfigProblem when the model has no states
     */
    public List<InferredStates> states(StoredModel<?> trained, Cells cells, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> new StatePass(model).run(cells.size(), rest));
    }

    /**
     * Makes a new cell like each of these, by the augmenter that the model learned from.
     *
     * @throws ConfigProblem when the model has none
     */
    public AugmentedCells augmented(StoredModel<?> trained, Cells cells, long seed, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> {
            int size = Math.multiplyExact(cells.size(), cells.genes());
            float[] before = new float[size];
            float[] after = new float[size];
            model.forEachChunk(all(cells), 4, rest, (from, _) -> {
                var noise = SeededNoise.of(new SeedPlan(seed), "augmented", from);
                float[] shown = model.augmented(true, noise);
                System.arraycopy(shown, 0, before, from * cells.genes(), shown.length);
                System.arraycopy(model.augmented(false, noise), 0, after, from * cells.genes(), shown.length);
            });
            return new AugmentedCells(
                    new FloatMatrix(cells.size(), cells.genes(), before),
                    new FloatMatrix(cells.size(), cells.genes(), after));
        });
    }

    /**
     * What a model of images makes of these: each encoded and decoded, cells x pixels, from 0 to 1.
     *
     * @throws ConfigProblem when the model draws no images
     */
    public FloatMatrix reconstructed(StoredModel<?> trained, Cells cells, Watcher watcher) {
        return asked(trained, cells, watcher, (model, rest) -> {
            float[] all = new float[Math.multiplyExact(cells.size(), cells.genes())];
            model.forEachChunk(all(cells), 8, rest, (from, _) -> {
                float[] part = model.reconstructed();
                System.arraycopy(part, 0, all, from * cells.genes(), part.length);
            });
            return new FloatMatrix(cells.size(), cells.genes(), all);
        });
    }

    /**
     * What a model of images decodes from codes, codes x pixels, from 0 to 1.
     *
     * @param known some cells that the model has met
     * @param codes rows x latent dimensions
     * @throws ConfigProblem when the model draws no images
     */
    public FloatMatrix painted(StoredModel<?> trained, Cells known, FloatMatrix codes, Watcher watcher) {
        return asked(trained, known, watcher, (model, rest) -> {
            int pixels = known.genes();
            float[] all = new float[Math.multiplyExact(codes.rows(), pixels)];
            for (int from = 0; from < codes.rows(); from += PAINTED) {
                rest.tell(from, codes.rows());
                int to = Math.min(codes.rows(), from + PAINTED);
                float[] part =
                        model.painted(codes.select(IntStream.range(from, to).toArray()));
                System.arraycopy(part, 0, all, from * pixels, part.length);
            }
            return new FloatMatrix(codes.rows(), pixels, all);
        });
    }

    /**
     * Holds a model open to decode places of its latent space.
     *
     * @param cells the run's cells, with the codes that the model has learned for them
     * @param batches of training, by their codes, over which the mean is taken; empty for a model without
     */
    public OpenDecoder decoder(StoredModel<?> trained, Cells cells, int[] batches) {
        return OpenDecoder.open(lane, trained, cells, batches);
    }

    private <T> T asked(
            StoredModel<?> trained, Cells cells, Watcher watcher, BiFunction<OpenModel, Watcher, T> question) {
        return lane.call(() -> {
            // Where codes must be searched for, that is nearly all of the work.
            boolean searches = trained.weights().containsKey(FreeCodeModel.CODES)
                    && cells.codes().isEmpty();
            try (var model = OpenModel.open(trained, cells, watcher.part(0, SEARCH))) {
                return question.apply(model, searches ? watcher.part(SEARCH, 1) : watcher);
            }
        });
    }

    private static int[] all(Cells cells) {
        return IntStream.range(0, cells.size()).toArray();
    }

    /** Latent codes of all cells, filled chunk by chunk; how many dimensions there are shows with the first. */
    private static final class CodeRows {

        private final int cells;
        private float[] mean = new float[0];
        private float[] sd = new float[0];
        private float @Nullable [] memberships;

        CodeRows(int cells) {
            this.cells = cells;
        }

        void put(int from, Beliefs beliefs, Optional<double[]> own) {
            put(from, beliefs);
            own.ifPresent(rows -> {
                int components = rows.length / beliefs.cells();
                if (memberships == null) {
                    memberships = new float[Math.multiplyExact(cells, components)];
                }
                for (int i = 0; i < rows.length; i++) {
                    memberships[from * components + i] = (float) rows[i];
                }
            });
        }

        private void put(int from, Beliefs beliefs) {
            if (mean.length == 0) {
                mean = new float[Math.multiplyExact(cells, beliefs.dimensions())];
                sd = new float[mean.length];
            }
            int at = from * beliefs.dimensions();
            for (int i = 0; i < beliefs.mean().length; i++) {
                mean[at + i] = (float) beliefs.mean()[i];
                sd[at + i] = (float) beliefs.sd()[i];
            }
        }

        LatentCodes collected() {
            int dimensions = cells == 0 ? 0 : mean.length / cells;
            return new LatentCodes(
                    new FloatMatrix(cells, dimensions, mean),
                    new FloatMatrix(cells, dimensions, sd),
                    Optional.ofNullable(memberships).map(all -> new FloatMatrix(cells, all.length / cells, all)));
        }
    }
}
