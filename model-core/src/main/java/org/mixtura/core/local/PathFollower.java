package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunGroups;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.infer.OpenDecoder;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.prep.GenePanels;
import org.mixtura.core.run.StoredRun;

/** Chooses genes to follow along paths through the latent space of one finished run, and follows them. */
final class PathFollower {

    /** Cells near a place, in which its markers are looked for. */
    private static final int NEAR = 100;

    static final double PER = 10_000;
    private static final double LOW = 0.005;

    /** A marker is at least twice as high. */
    private static final double LEAST_FOLD = 1;

    /** Of the ribosome and of mitochondria. */
    private static final Pattern EVERYWHERE = Pattern.compile("RP[LS]\\d|RPLP\\d|RPSA|MT-", Pattern.CASE_INSENSITIVE);

    private final StoredRun run;
    private final RunGroups groups;
    private final LatentPlaces places;
    private final Surroundings surroundings;
    private final MapSurroundings map;
    private final OpenDecoder decoder;

    PathFollower(
            StoredRun run,
            RunGroups groups,
            LatentPlaces places,
            Surroundings surroundings,
            MapSurroundings map,
            OpenDecoder decoder) {
        this.run = run;
        this.groups = groups;
        this.places = places;
        this.surroundings = surroundings;
        this.map = map;
        this.decoder = decoder;
    }

    /**
     * The genes of a path.
     *
     * @param counts of the run's cells, genes of the model
     */
    PathGenes genes(PathRequest request, CountMatrix counts, Watcher watcher) {
        requireSense(request);
        var codes = codes(request);
        var path = path(request, codes);
        var ends = request.dimension().isPresent()
                ? List.of(
                        LatentPlaces.row(path.codes(), 0),
                        LatentPlaces.row(path.codes(), path.codes().rows() - 1))
                : codes;
        var chosen = genes(request, ends, counts, watcher);
        return new PathGenes(chosen.named(), chosen.indices());
    }

    /** Follows genes along a path. */
    PathReport follow(PathRequest request, PathGenes genes) {
        requireSense(request);
        var path = path(request, codes(request));
        double[][] rates = rates(decoder.shares(path.codes(), genes.indices()));
        var near = surroundings.near(path.codes());
        var steps = new ArrayList<PathReport.Step>();
        for (int step = 0; step < near.length; step++) {
            steps.add(new PathReport.Step(path.place()[step], near[step].distance(), surroundings.barcode(near[step])));
        }
        return new PathReport(
                name(request), stops(request, path), genes.named(), path.codes(), steps, rates, surroundings.usual());
    }

    private List<float[]> codes(PathRequest request) {
        var codes = request.through().stream().map(places::code).toList();
        if (request.dimension().isEmpty() && codes.stream().allMatch(code -> Arrays.equals(code, codes.getFirst()))) {
            throw new ConfigProblem(
                    "The path goes nowhere.",
                    "It begins and ends at the same place (%s), so nothing changes along it."
                            .formatted(request.through().getFirst()),
                    "Choose another place for one of its ends.");
        }
        return codes;
    }

    /** Genes x steps. */
    private static double[][] rates(FloatMatrix shares) {
        double[][] rates = new double[shares.columns()][shares.rows()];
        for (int gene = 0; gene < rates.length; gene++) {
            int row = gene;
            Arrays.setAll(rates[gene], step -> PER * shares.at(step, row));
        }
        return rates;
    }

    private void requireSense(PathRequest request) {
        boolean along = request.dimension().isPresent();
        if (request.points() < 2 || request.points() > 1000) {
            throw new ConfigProblem(
                    "A path cannot have %d steps.".formatted(request.points()),
                    "2 to 1,000 are possible.",
                    "Correct it.");
        }
        if (along && request.through().size() > 1 || !along && request.through().size() < 2) {
            throw new ConfigProblem(
                    "A path needs two ends.",
                    "It goes from place to place, or along one dimension at one place.",
                    "Name where it begins and ends, or a dimension.");
        }
        if (along
                && (request.dimension().getAsInt() < 1
                        || request.dimension().getAsInt() > run.latent().columns())) {
            throw new ConfigProblem(
                    "There is no latent dimension %d."
                            .formatted(request.dimension().getAsInt()),
                    "The model has %d.".formatted(run.latent().columns()),
                    "Correct the number.");
        }
    }

    private String name(PathRequest request) {
        var names = request.through().stream().map(this::name).toList();
        if (request.dimension().isPresent()) {
            String at = names.isEmpty() ? "" : " at " + names.getFirst();
            return "Latent dimension " + request.dimension().getAsInt() + at;
        }
        return "From " + String.join(" to ", names);
    }

    /** A point is called as the cells that it is near to. */
    private String name(PathPoint point) {
        return switch (point) {
            case PathPoint.OnMap _, PathPoint.OnAxes _ -> {
                int cell = surroundings.nearest(places.code(point), 1).getFirst();
                yield "near "
                        + run.labels()
                                .map(Column::asCategorical)
                                .map(types -> types.text(cell))
                                .orElseGet(() -> "cluster " + run.clusters().text(cell));
            }
            case PathPoint.Component _, PathPoint.Group _, PathPoint.Cell _, PathPoint.Cells _ -> point.toString();
        };
    }

    private List<PathReport.Stop> stops(PathRequest request, LatentPath path) {
        if (request.dimension().isPresent()) {
            return IntStream.of(path.stops())
                    .mapToObj(step -> new PathReport.Stop(String.format(Locale.ROOT, "%.2f", path.place()[step]), step))
                    .toList();
        }
        return IntStream.range(0, path.stops().length)
                .mapToObj(i -> stop(request.through().get(i), path.stops()[i]))
                .toList();
    }

    private PathReport.Stop stop(PathPoint place, int step) {
        return place instanceof PathPoint.OnMap chosen
                ? new PathReport.Stop(name(place), step, map.around(chosen).standing())
                : new PathReport.Stop(name(place), step);
    }

    private LatentPath path(PathRequest request, List<float[]> through) {
        if (request.dimension().isEmpty()) {
            return LatentPath.through(through, request.points());
        }
        int dimension = request.dimension().getAsInt() - 1;
        double[] values = new double[run.latent().rows()];
        Arrays.setAll(values, cell -> run.latent().at(cell, dimension));
        Arrays.sort(values);
        float[] anchor = through.isEmpty() ? places.meanOfAll() : through.getFirst();
        return LatentPath.along(
                anchor,
                dimension,
                values[(int) (LOW * (values.length - 1))],
                values[(int) Math.ceil((1 - LOW) * (values.length - 1))],
                request.points());
    }

    private TraversedGenes genes(PathRequest request, List<float[]> ends, CountMatrix counts, Watcher watcher) {
        var chosen = new TraversedGenes(run.genes(), counts);
        var sets = new ArrayList<GeneSet>();
        sets.add(new GeneSet(
                "wished",
                "",
                request.genes().stream()
                        .map(name -> run.genes().ids().get(gene(name)))
                        .toList()));
        request.sets().map(chosen::known).ifPresent(sets::addAll);
        if (request.markers() > 0) {
            sets.add(new GeneSet("marker", "", markers(ends, request, watcher)));
        }
        return chosen.along(sets, request.immediateEarly(), request.housekeeping());
    }

    private int gene(String name) {
        return run.genes()
                .find(name)
                .orElseThrow(() -> new DataProblem(
                        "The model has no gene '%s'.".formatted(name),
                        "It was trained on the %,d genes in genes.csv of the run."
                                .formatted(run.genes().size()),
                        "Check the spelling, or leave it out."));
    }

    /** Genes of the model that are higher in the cells near one place than in those near the others. */
    private List<String> markers(List<float[]> ends, PathRequest request, Watcher watcher) {
        int[] codes = new int[run.latent().rows()];
        Arrays.fill(codes, Column.Categorical.MISSING);
        double[] reach = new double[codes.length];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        for (int place = 0; place < ends.size(); place++) {
            double[] distance = distances(ends.get(place), request.dimension());
            int[] near = IntStream.range(0, codes.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(cell -> distance[cell]))
                    .limit(NEAR)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int cell : near) {
                // A cell that is near two places belongs to the nearer one.
                if (distance[cell] < reach[cell]) {
                    reach[cell] = distance[cell];
                    codes[cell] = place;
                }
            }
        }
        var names = IntStream.rangeClosed(1, ends.size())
                .mapToObj(Integer::toString)
                .toList();
        var column = new Column.Categorical("place", names, codes);
        if (column.used().levels().size() < 2) {
            return List.of();
        }
        // Housekeeping genes are the control that markers are held against, so they are no markers; nor are genes that
        // every cell has.
        var possible = IntStream.range(0, run.genes().size())
                .filter(gene ->
                        !EVERYWHERE.matcher(run.genes().symbols().get(gene)).lookingAt())
                .mapToObj(run.genes().ids()::get)
                .collect(Collectors.toCollection(HashSet::new));
        for (int gene : GenePanels.housekeeping(run.genes())) {
            possible.remove(run.genes().ids().get(gene));
        }
        MarkerReport found = groups.markers(column, watcher);
        return found.groups().stream()
                .flatMap(group -> group.called()
                        .filter(marker -> marker.logFold() >= LEAST_FOLD)
                        .map(marker -> found.genes().ids().get(marker.gene()))
                        .filter(possible::contains)
                        .limit(request.markers()))
                .toList();
    }

    /** Of all cells; along a dimension that one alone counts, for its ends may be far from all cells in the others. */
    private double[] distances(float[] place, OptionalInt along) {
        double[] distances = new double[run.latent().rows()];
        for (int cell = 0; cell < distances.length; cell++) {
            int first = along.isPresent() ? along.getAsInt() - 1 : 0;
            int last = along.isPresent() ? first : place.length - 1;
            for (int d = first; d <= last; d++) {
                double off = run.latent().at(cell, d) - place[d];
                distances[cell] += off * off;
            }
        }
        return distances;
    }
}
