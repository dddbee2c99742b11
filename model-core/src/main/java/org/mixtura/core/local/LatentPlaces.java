package org.mixtura.core.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.PathPoint;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentAxis;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.GroupDistances;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;

/** Finds the codes of places that somebody names in the latent space of one finished run. */
final class LatentPlaces {

    /** Cells that a place on the map is reckoned from. */
    private static final int ON_MAP = 15;

    private static final String ELSEWHERE =
            "Name places as COLUMN=LEVEL, cell:BARCODE or umap:X,Y, or ask a run of a model that divides cells.";

    private final StoredRun run;
    private final RunGroups groups;
    private final Optional<LatentMixture> mixture;
    private List<LatentAxis> principal = List.of();

    LatentPlaces(StoredRun run, RunGroups groups, Optional<LatentMixture> mixture) {
        this.run = run;
        this.groups = groups;
        this.mixture = mixture;
    }

    /**
     * The code of a place.
     *
     * @throws DataProblem when the run has no such component, cell, group or axis
     * @throws org.mixtura.core.error.ConfigProblem for a place far outside the map
     */
    float[] code(PathPoint point) {
        return switch (point) {
            case PathPoint.Component component -> component(component.number());
            case PathPoint.Cell cell -> row(run.latent(), cell(cell.barcode()));
            case PathPoint.Cells cells ->
                mean(cells.barcodes().stream().mapToInt(this::cell).toArray());
            case PathPoint.Group group -> {
                var column = groups.groups(Optional.of(group.by()), Watcher.patient());
                yield mean(GroupChoice.cells(column, group.level()));
            }
            case PathPoint.OnMap map -> {
                MapSurroundings.requireInside(map, run.umap());
                yield new MapPlacement(run.umap(), run.latent(), ON_MAP)
                        .of(new FloatMatrix(1, 2, new float[] {(float) map.x(), (float) map.y()}))
                        .values();
            }
            case PathPoint.OnAxes axes -> onAxes(axes);
        };
    }

    /** The mean of the codes of all cells. */
    float[] meanOfAll() {
        return mean(IntStream.range(0, run.latent().rows()).toArray());
    }

    private float[] component(int number) {
        var own = mixture.orElseThrow(() -> run.noComponents(ELSEWHERE));
        if (number < 1 || number > own.components()) {
            throw new DataProblem(
                    "There is no component %d.".formatted(number),
                    "The model has the components 1 to %d.".formatted(own.components()),
                    "Correct the number.");
        }
        return row(own.means(), number - 1);
    }

    private int cell(String barcode) {
        int at = run.cells().barcodes().indexOf(barcode);
        if (at < 0) {
            throw new DataProblem(
                    "There is no cell '%s'.".formatted(barcode),
                    "Cells are found by their whole barcode.",
                    "Copy it from the window, or from cells.csv of the run.");
        }
        return at;
    }

    private float[] mean(int[] cells) {
        return row(
                GroupDistances.means(
                        new Column.Categorical("group", List.of("all"), new int[cells.length]),
                        run.latent().select(cells)),
                0);
    }

    /** Principal axes are orthonormal, as dimensions are; so one after the other can be set and the others stay. */
    private float[] onAxes(PathPoint.OnAxes place) {
        var axes = place.at().stream().map(this::axis).toList();
        double[] wanted =
                place.at().stream().mapToDouble(PathPoint.Coordinate::value).toArray();
        float[] code = others(place.others(), axes, wanted).clone();
        for (int a = 0; a < wanted.length; a++) {
            double off = wanted[a] - axes.get(a).of(new FloatMatrix(1, code.length, code))[0];
            for (int d = 0; d < code.length; d++) {
                code[d] += (float) (off * axes.get(a).weights()[d]);
            }
        }
        return code;
    }

    private float[] others(PathPoint.Others others, List<LatentAxis> axes, double[] wanted) {
        return switch (others) {
            case MEAN -> meanOfAll();
            case NEAREST -> row(run.latent(), nearest(axes, wanted));
            case COMPONENT -> {
                var own = mixture.orElseThrow(() -> run.noComponents(ELSEWHERE));
                float[] cell = row(run.latent(), nearest(axes, wanted));
                yield row(own.means(), own.assign(new FloatMatrix(1, cell.length, cell))[0]);
            }
        };
    }

    private int nearest(List<LatentAxis> axes, double[] wanted) {
        double[] squares = new double[run.latent().rows()];
        for (int a = 0; a < wanted.length; a++) {
            float[] along = axes.get(a).of(run.latent());
            double value = wanted[a];
            Arrays.setAll(squares, cell -> squares[cell] + (along[cell] - value) * (along[cell] - value));
        }
        int best = 0;
        for (int cell = 1; cell < squares.length; cell++) {
            best = squares[cell] < squares[best] ? cell : best;
        }
        return best;
    }

    private synchronized LatentAxis axis(PathPoint.Coordinate coordinate) {
        int dimensions = run.latent().columns();
        if (coordinate.number() < 1 || coordinate.number() > dimensions) {
            throw new DataProblem(
                    "There is no latent dimension %d.".formatted(coordinate.number()),
                    "The model has %d.".formatted(dimensions),
                    "Correct the number.");
        }
        if (!coordinate.principal()) {
            return LatentAxis.ofDimension(coordinate.number() - 1, dimensions);
        }
        if (principal.isEmpty()) {
            principal = LatentAxis.principal(run.latent());
        }
        return principal.get(coordinate.number() - 1);
    }

    static float[] row(FloatMatrix matrix, int row) {
        return matrix.select(new int[] {row}).values();
    }
}
