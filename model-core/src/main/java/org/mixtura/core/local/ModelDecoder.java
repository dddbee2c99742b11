package org.mixtura.core.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunDecoder;
import org.mixtura.core.RunGroups;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.infer.OpenDecoder;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** Decodes places and paths of the latent space of one finished run. */
final class ModelDecoder implements RunDecoder {

    /** Cells that say how uncertain a place is. */
    private static final int AROUND = 15;

    private static final int SHOWN = 5;

    /** Codes around a place; with 40 of them 5 of 100 are two at each end. */
    private static final int DRAWS = 40;

    private static final int BEYOND = 2;

    /** Cells whose mean stands for all. */
    private static final int ALL = 500;

    private final StoredRun run;
    private final CountMatrix counts;
    private final OpenDecoder decoder;
    private final LatentPlaces places;
    private final Surroundings surroundings;
    private final MapSurroundings map;
    private final PathFollower follower;
    private final int[] genes;
    private final boolean knowsSpread;
    private Optional<double[]> average = Optional.empty();

    /**
     * @param counts of the run's cells, genes of the model
     * @param decoder is closed with this
     */
    ModelDecoder(StoredRun run, RunGroups groups, LatentPlaces places, CountMatrix counts, OpenDecoder decoder) {
        this.run = run;
        this.counts = counts;
        this.decoder = decoder;
        this.places = places;
        this.surroundings = new Surroundings(run);
        this.map = new MapSurroundings(run);
        this.follower = new PathFollower(run, groups, places, surroundings, decoder);
        this.genes = IntStream.range(0, run.genes().size()).toArray();
        this.knowsSpread = decoder.knowsSpread();
    }

    @Override
    public DecodedPlace decode(PathPoint place, Optional<PathPoint> anchor) {
        float[] code = places.code(place);
        var around = surroundings.nearest(code, AROUND);
        double[][] rates = rates(decoder.shares(drawn(code, spread(around)), genes));
        double[][] draws = Arrays.copyOfRange(rates, 1, rates.length);
        double[] low = new double[genes.length];
        double[] high = new double[genes.length];
        for (int gene : genes) {
            double[] sorted =
                    Arrays.stream(draws).mapToDouble(row -> row[gene]).sorted().toArray();
            low[gene] = sorted[BEYOND];
            high[gene] = sorted[sorted.length - 1 - BEYOND];
        }
        var whole = new FloatMatrix(1, code.length, code);
        var kinds = run.labels().map(Column::asCategorical).orElseGet(run::clusters);
        return new DecodedPlace(
                place.toString(),
                anchor.map(PathPoint::toString).orElse("all cells"),
                whole,
                MapPlacement.on(run.latent(), run.umap()).of(whole),
                run.genes(),
                rates[0],
                low,
                high,
                anchor.map(this::rates).orElseGet(this::average),
                around.stream()
                        .limit(SHOWN)
                        .map(cell -> new DecodedPlace.NearCell(
                                run.cells().barcodes().get(cell), kinds.text(cell), surroundings.distance(code, cell)))
                        .toList(),
                surroundings.near(whole)[0].distance(),
                surroundings.usual(),
                place instanceof PathPoint.OnMap onMap ? Optional.of(map.around(onMap)) : Optional.empty(),
                knowsSpread
                        ? "the posterior standard deviations of the %d nearest cells".formatted(around.size())
                        : "the standard deviations of the codes of the %d nearest cells, for this model knows no posterior"
                                .formatted(around.size()));
    }

    private double[] rates(PathPoint place) {
        float[] code = places.code(place);
        return rates(decoder.shares(new FloatMatrix(1, code.length, code), genes))[0];
    }

    private synchronized double[] average() {
        if (average.isEmpty()) {
            int[] some = Trainer.sample(run.latent().rows(), ALL, run.spec().seed());
            double[] sums = new double[genes.length];
            for (double[] row : rates(decoder.shares(run.latent().select(some), genes))) {
                Arrays.setAll(sums, gene -> sums[gene] + row[gene] / some.length);
            }
            average = Optional.of(sums);
        }
        return average.get();
    }

    private static double[][] rates(FloatMatrix shares) {
        double[][] rates = new double[shares.rows()][shares.columns()];
        for (int row = 0; row < rates.length; row++) {
            int from = row;
            Arrays.setAll(rates[row], gene -> PathFollower.PER * shares.at(from, gene));
        }
        return rates;
    }

    private double[] spread(List<Integer> around) {
        int[] cells = around.stream().mapToInt(Integer::intValue).toArray();
        return knowsSpread ? decoder.spread(cells) : deviations(run.latent().select(cells));
    }

    /** Standard deviations of the columns. */
    private static double[] deviations(FloatMatrix codes) {
        double[] deviations = new double[codes.columns()];
        for (int d = 0; d < deviations.length; d++) {
            float[] column = codes.column(d);
            double mean = IntStream.range(0, column.length)
                    .mapToDouble(i -> column[i])
                    .average()
                    .orElse(0);
            double squares = IntStream.range(0, column.length)
                    .mapToDouble(i -> (column[i] - mean) * (column[i] - mean))
                    .sum();
            deviations[d] = Math.sqrt(squares / Math.max(1, column.length - 1));
        }
        return deviations;
    }

    /** The code itself, then codes around it. */
    private FloatMatrix drawn(float[] code, double[] spread) {
        RandomGenerator random = new SeedPlan(run.spec().seed()).stream("decoded place", 0);
        float[] all = new float[(1 + DRAWS) * code.length];
        for (int i = 0; i < all.length; i++) {
            int d = i % code.length;
            all[i] = (float) (code[d] + (i < code.length ? 0 : spread[d] * random.nextGaussian()));
        }
        return new FloatMatrix(1 + DRAWS, code.length, all);
    }

    @Override
    public PathGenes genes(PathRequest request, Watcher watcher) {
        return follower.genes(request, counts, watcher);
    }

    @Override
    public PathReport follow(PathRequest request, PathGenes wanted) {
        return follower.follow(request, wanted);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
