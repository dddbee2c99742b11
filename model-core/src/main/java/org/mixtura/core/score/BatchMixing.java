package org.mixtura.core.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.ExactNeighbours;
import org.mixtura.core.embed.Neighbours;

/**
 * How well batches mix in a latent space, and how well known types stay apart there.
 *
 * @param cells how many cells were measured: those that have a batch, or 20,000 of them evenly from the first to the last
 * @param batches how many batches have cells
 * @param ilisi median of {@link Lisi} over batches: 1 to {@code batches}, high when mixed
 * @param ilisiScaled the same as 0 (separated) to 1 (mixed)
 * @param kbet share of the cells whose neighbourhood passes {@link Kbet}: 1 when mixed
 * @param batchSilhouette mean {@link Silhouette} of the batches: about 0 when mixed, 1 when separated
 * @param types the same for types, over the cells that also have a label; empty where fewer than two types are known
 */
public record BatchMixing(
        int cells,
        int batches,
        double ilisi,
        double ilisiScaled,
        double kbet,
        double batchSilhouette,
        Optional<TypeSeparation> types) {

    /**
     * How well known types stay apart.
     *
     * @param types how many types have cells
     * @param clisi median of {@link Lisi} over types: 1 when apart
     * @param clisiScaled the same as 1 (apart) to 0 (mixed)
     * @param silhouette mean {@link Silhouette} of the types, -1 to 1, high when apart
     */
    public record TypeSeparation(int types, double clisi, double clisiScaled, double silhouette) {}

    private static final int FEWEST_CELLS = 10;

    /** All pairs are measured, so more cells would take hours and tell no more. */
    private static final int MOST_CELLS = 20_000;

    /**
     * Measures mixing.
     *
     * @param points cells x dimensions
     * @param batch code of each cell's batch; below 0: unknown, and then the cell is left out
     * @param labels code of each cell's type; below 0: unknown; null where no types are known
     * @return empty when fewer than ten cells or fewer than two batches are left
     */
    public static Optional<BatchMixing> of(FloatMatrix points, int[] batch, int @Nullable [] labels) {
        int[] known = sample(
                IntStream.range(0, batch.length).filter(i -> batch[i] >= 0).toArray());
        int[] batches = Arrays.stream(known).map(i -> batch[i]).toArray();
        int count = (int) Arrays.stream(batches).distinct().count();
        if (known.length < FEWEST_CELLS || count < 2) {
            return Optional.empty();
        }
        var cells = points.select(known);
        int around = Kbet.neighbourhood(known.length, count) - 1;
        var neighbours = search(cells, Math.max(around, Lisi.neighbours(known.length)));
        var ilisi = Lisi.of(first(neighbours, Lisi.neighbours(known.length)), batches, Lisi.PERPLEXITY);
        return Optional.of(new BatchMixing(
                known.length,
                count,
                ilisi.median(),
                ilisi.mixing(),
                Kbet.of(first(neighbours, around), batches).acceptance(),
                Silhouette.of(cells, batches).mean(),
                labels == null
                        ? Optional.empty()
                        : types(cells, Arrays.stream(known).map(i -> labels[i]).toArray())));
    }

    /** The scores by the names that files and {@code --json} give them. */
    public SequencedMap<String, Double> byName() {
        var all = new LinkedHashMap<String, Double>();
        all.put("ilisi", ilisi);
        all.put("ilisi_scaled", ilisiScaled);
        all.put("kbet", kbet);
        all.put("batch_silhouette", batchSilhouette);
        types.ifPresent(apart -> {
            all.put("clisi", apart.clisi());
            all.put("clisi_scaled", apart.clisiScaled());
            all.put("label_silhouette", apart.silhouette());
        });
        return all;
    }

    private static Optional<TypeSeparation> types(FloatMatrix points, int[] labels) {
        int[] known =
                IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
        int[] types = Arrays.stream(known).map(i -> labels[i]).toArray();
        int count = (int) Arrays.stream(types).distinct().count();
        if (known.length < FEWEST_CELLS || count < 2) {
            return Optional.empty();
        }
        var cells = points.select(known);
        var clisi = Lisi.of(search(cells, Lisi.neighbours(known.length)), types, Lisi.PERPLEXITY);
        return Optional.of(new TypeSeparation(
                count,
                clisi.median(),
                clisi.separation(),
                Silhouette.of(cells, types).mean()));
    }

    private static int[] sample(int[] cells) {
        return cells.length <= MOST_CELLS
                ? cells
                : IntStream.range(0, MOST_CELLS)
                        .map(i -> cells[(int) ((long) i * cells.length / MOST_CELLS)])
                        .toArray();
    }

    private static Neighbours search(FloatMatrix points, int k) {
        return new ExactNeighbours().search(points, k, () -> false).orElseThrow();
    }

    private static Neighbours first(Neighbours all, int k) {
        return new Neighbours(
                Arrays.stream(all.index()).map(row -> Arrays.copyOf(row, k)).toArray(int[][]::new),
                Arrays.stream(all.distance()).map(row -> Arrays.copyOf(row, k)).toArray(double[][]::new));
    }
}
