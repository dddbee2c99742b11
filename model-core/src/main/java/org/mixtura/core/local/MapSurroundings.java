package org.mixtura.core.local;

import java.util.Arrays;
import org.mixtura.core.PathPoint;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** The cells of a run around places of its map. */
final class MapSurroundings {

    private static final int REFERENCE = 20_000;
    private static final int OWN = 500;

    /** So much of a side of the map there may be between a place and the outermost cell. */
    private static final double MARGIN = 0.25;

    private final CodeDistances distances;
    private final CodeDistances.Usual usual;

    MapSurroundings(StoredRun run) {
        long seed = run.spec().seed();
        int[] reference = Trainer.sample(run.umap().rows(), REFERENCE, seed);
        this.distances = new CodeDistances(run.umap().select(reference));
        this.usual = distances.usual(Trainer.sample(reference.length, OWN, seed + 1));
    }

    /** How far a place is from cells. */
    DecodedPlace.MapCrowd around(PathPoint.OnMap place) {
        var one = new FloatMatrix(1, 2, new float[] {(float) place.x(), (float) place.y()});
        return new DecodedPlace.MapCrowd(distances.of(one)[0].distance(), usual);
    }

    /**
     * Refuses a place that is far outside.
     *
     * @param map places of all cells, cells x 2
     * @throws ConfigProblem when it is
     */
    static void requireInside(PathPoint.OnMap place, FloatMatrix map) {
        double[] at = {place.x(), place.y()};
        double[][] sides = new double[2][];
        boolean inside = true;
        for (int d = 0; d < 2; d++) {
            float[] column = map.column(d);
            float[] sorted = column.clone();
            Arrays.sort(sorted);
            double low = sorted[0];
            double high = sorted[sorted.length - 1];
            double room = MARGIN * (high - low);
            inside &= at[d] >= low - room && at[d] <= high + room;
            sides[d] = new double[] {low, high};
        }
        if (!inside) {
            throw new ConfigProblem(
                    "The place %s is far outside the map."
                            .formatted(place.text().substring("umap:".length())),
                    "The cells lie between %.4g and %.4g, and between %.4g and %.4g; what would be shown is a mean of cells far away."
                            .formatted(sides[0][0], sides[0][1], sides[1][0], sides[1][1]),
                    "Choose a place among the cells.");
        }
    }
}
