package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunGroups;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.GroupDistances;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.ExpressionQuery;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.prep.GenePanels;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** Decodes a path through the latent space of one finished run, and says how far it is from cells. */
final class PathFollower {

    /** Cells that distances are measured to; and cells whose own distances say what is usual. */
    private static final int REFERENCE = 20_000;

    private static final int OWN = 500;

    /** Cells near a place, in which its markers are looked for. */
    private static final int NEAR = 100;

    private static final double PER = 10_000;
    private static final double LOW = 0.005;
    private static final double FAR = 0.99;

    private final StoredRun run;
    private final RunGroups groups;
    private final Optional<LatentMixture> mixture;

    PathFollower(StoredRun run, RunGroups groups, Optional<LatentMixture> mixture) {
        this.run = run;
        this.groups = groups;
        this.mixture = mixture;
    }

    /**
     * Follows a path.
     *
     * @param cells the run's cells as the model takes them
     */
    PathReport follow(PathRequest request, StoredModel<?> model, Cells cells, Inference inference, Watcher watcher) {
        requireSense(request);
        var places = request.through().stream().map(this::place).toList();
        var path = path(request, places);
        var ends = request.dimension().isPresent()
                ? List.of(row(path.codes(), 0), row(path.codes(), path.codes().rows() - 1))
                : places;
        var chosen = genes(request, ends, cells, watcher.part(0, 0.6));
        double[][] rates = rates(path.codes(), chosen.indices(), model, cells, inference, watcher.part(0.6, 0.9));
        int[] reference =
                Trainer.sample(run.latent().rows(), REFERENCE, run.spec().seed());
        var distances = new CodeDistances(run.latent().select(reference));
        var near = distances.of(path.codes());
        double[] usual =
                distances.among(Trainer.sample(reference.length, OWN, run.spec().seed() + 1));
        var steps = new ArrayList<PathReport.Step>();
        for (int step = 0; step < near.length; step++) {
            steps.add(new PathReport.Step(
                    path.place()[step],
                    near[step].distance(),
                    run.cells().barcodes().get(reference[near[step].nearest()])));
        }
        watcher.tell(1, 1);
        return new PathReport(
                name(request),
                stops(request, path),
                chosen.named(),
                steps,
                rates,
                new PathReport.Usual(
                        usual[usual.length / 2],
                        usual[(int) Math.min(usual.length - 1, Math.ceil(FAR * usual.length))]));
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

    private static String name(PathRequest request) {
        var names = request.through().stream().map(PathPoint::toString).toList();
        if (request.dimension().isPresent()) {
            String at = names.isEmpty() ? "" : " at " + names.getFirst();
            return "Latent dimension " + request.dimension().getAsInt() + at;
        }
        return "From " + String.join(" to ", names);
    }

    private static List<PathReport.Stop> stops(PathRequest request, LatentPath path) {
        if (request.dimension().isPresent()) {
            return IntStream.of(path.stops())
                    .mapToObj(step -> new PathReport.Stop(String.format(Locale.ROOT, "%.2f", path.place()[step]), step))
                    .toList();
        }
        return IntStream.range(0, path.stops().length)
                .mapToObj(i -> new PathReport.Stop(request.through().get(i).toString(), path.stops()[i]))
                .toList();
    }

    private LatentPath path(PathRequest request, List<float[]> places) {
        if (request.dimension().isEmpty()) {
            return LatentPath.through(places, request.points());
        }
        int dimension = request.dimension().getAsInt() - 1;
        double[] values = new double[run.latent().rows()];
        Arrays.setAll(values, cell -> run.latent().at(cell, dimension));
        Arrays.sort(values);
        float[] anchor = places.isEmpty() ? meanOfAll() : places.getFirst();
        return LatentPath.along(
                anchor,
                dimension,
                values[(int) (LOW * (values.length - 1))],
                values[(int) Math.ceil((1 - LOW) * (values.length - 1))],
                request.points());
    }

    private float[] place(PathPoint point) {
        return switch (point) {
            case PathPoint.Component component -> {
                var own = mixture.orElseThrow(() -> StoredGroups.noComponents(run));
                if (component.number() < 1 || component.number() > own.components()) {
                    throw new DataProblem(
                            "There is no component %d.".formatted(component.number()),
                            "The model has the components 1 to %d.".formatted(own.components()),
                            "Correct the number.");
                }
                yield row(own.means(), component.number() - 1);
            }
            case PathPoint.Cell cell -> {
                int at = run.cells().barcodes().indexOf(cell.barcode());
                if (at < 0) {
                    throw new DataProblem(
                            "There is no cell '%s'.".formatted(cell.barcode()),
                            "Cells are found by their whole barcode.",
                            "Copy it from the window, or from cells.csv of the run.");
                }
                yield row(run.latent(), at);
            }
            case PathPoint.Group group -> {
                var column = groups.groups(Optional.of(group.by()), Watcher.patient());
                int[] cells = GroupChoice.cells(column, group.level());
                yield row(
                        GroupDistances.means(
                                new Column.Categorical("group", List.of("all"), new int[cells.length]),
                                run.latent().select(cells)),
                        0);
            }
        };
    }

    private float[] meanOfAll() {
        int cells = run.latent().rows();
        return row(
                GroupDistances.means(new Column.Categorical("all", List.of("all"), new int[cells]), run.latent()), 0);
    }

    private static float[] row(FloatMatrix matrix, int row) {
        return matrix.select(new int[] {row}).values();
    }

    private TraversedGenes genes(PathRequest request, List<float[]> ends, Cells cells, Watcher watcher) {
        var sets = new ArrayList<GeneSet>();
        sets.add(new GeneSet(
                "wished",
                "",
                request.genes().stream()
                        .map(name -> run.genes().ids().get(gene(name)))
                        .toList()));
        request.sets().map(GeneSetFile::read).ifPresent(sets::addAll);
        if (request.markers() > 0) {
            sets.add(new GeneSet("marker", "", markers(ends, request, watcher)));
        }
        return new TraversedGenes(run.genes(), cells.counts())
                .along(sets, request.immediateEarly(), request.housekeeping());
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
    private List<String> markers(List<float[]> places, PathRequest request, Watcher watcher) {
        int[] codes = new int[run.latent().rows()];
        Arrays.fill(codes, Column.Categorical.MISSING);
        double[] reach = new double[codes.length];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        for (int place = 0; place < places.size(); place++) {
            double[] distance = distances(places.get(place), request.dimension());
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
        var names = IntStream.rangeClosed(1, places.size())
                .mapToObj(Integer::toString)
                .toList();
        var column = new Column.Categorical("place", names, codes);
        if (column.used().levels().size() < 2) {
            return List.of();
        }
        // Housekeeping genes are the control that markers are held against, so they are no markers.
        var possible = new HashSet<>(run.genes().ids());
        for (int gene : GenePanels.housekeeping(run.genes())) {
            possible.remove(run.genes().ids().get(gene));
        }
        MarkerReport found = groups.markers(column, watcher);
        return found.groups().stream()
                .flatMap(group -> Stream.concat(
                                group.called().filter(marker -> marker.logFold() >= 1),
                                group.called().filter(marker -> marker.logFold() < 1))
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

    /** Genes x steps; in every batch of training and the mean taken, so that no batch is favoured. */
    private double[][] rates(
            FloatMatrix codes, int[] genes, StoredModel<?> model, Cells cells, Inference inference, Watcher watcher) {
        int[] first = new int[codes.rows()];
        int[] all = IntStream.range(0, run.genes().size()).toArray();
        var steps = new Cells(
                cells.counts().select(first, all),
                cells.batches().length == 0 ? cells.batches() : new int[first.length],
                cells.labels().length == 0 ? cells.labels() : new int[first.length],
                Optional.of(codes));
        var batches = new RunModel(run).batches();
        int[] decoded = batches.column().isPresent() ? batches.codes(new BatchChoice.Mean()) : new int[0];
        double[][] rates = new double[genes.length][codes.rows()];
        int[] filled = new int[1];
        inference.expression(
                model,
                steps,
                new ExpressionQuery(
                        genes,
                        decoded,
                        new LibrarySize.Fixed(PER),
                        0,
                        run.spec().seed()),
                chunk -> {
                    for (int row = 0; row < chunk.rows(); row++) {
                        for (int g = 0; g < genes.length; g++) {
                            rates[g][filled[0]] = chunk.at(row, g);
                        }
                        filled[0]++;
                    }
                },
                watcher);
        return rates;
    }
}
