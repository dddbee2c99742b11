package org.mixtura.core.local;

import java.util.Arrays;
import java.util.Optional;
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
import org.mixtura.core.infer.OpenDecoder;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** Decodes places and paths of the latent space of one finished run. */
final class ModelDecoder implements RunDecoder {

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
    private final CodeBand band;
    private final PathFollower follower;
    private final int[] genes;
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
        this.band = new CodeBand(run, decoder, surroundings);
        this.follower = new PathFollower(run, groups, places, surroundings, map, decoder);
        this.genes = IntStream.range(0, run.genes().size()).toArray();
    }

    @Override
    public DecodedPlace decode(PathPoint place, Optional<PathPoint> anchor) {
        float[] code = places.code(place);
        var around = band.around(code);
        double[][] rates = rates(decoder.shares(band.drawn(code, around, DRAWS), genes));
        double[][] draws = Arrays.copyOfRange(rates, 1, rates.length);
        double[] low = new double[genes.length];
        double[] high = new double[genes.length];
        for (int gene : genes) {
            var range = CodeBand.range(draws, gene, BEYOND);
            low[gene] = range.low();
            high[gene] = range.high();
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
                band.words(around.size()));
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

    @Override
    public PathGenes genes(PathRequest request, Watcher watcher) {
        return follower.genes(request, counts, watcher);
    }

    @Override
    public PathReport follow(PathRequest request, PathGenes wanted) {
        return follower.follow(request, wanted);
    }

    @Override
    public PathReport within(PathReport report, PathGenes wanted) {
        return report.within(band.along(report, wanted.indices()));
    }

    @Override
    public void close() {
        decoder.close();
    }
}
