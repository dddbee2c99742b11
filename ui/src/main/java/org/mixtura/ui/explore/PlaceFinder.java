package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import org.mixtura.core.PathPoint;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.map.MapAxes;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.run.StoredRun;

/** Goes between the axes of a scatter and places of the latent space. */
final class PlaceFinder {

    /** Why nothing can be decoded on other axes. */
    static final String WHY_NOT =
            "Only the UMAP, two latent dimensions, or two of their principal components lead back into the latent space.";

    private final StoredRun run;
    private final MapAxes source;

    PlaceFinder(StoredRun run, MapAxes source) {
        this.run = run;
        this.source = source;
    }

    /** The place at a point of a scatter; empty where its axes do not lead into the latent space. */
    Optional<PathPoint> point(PaneModel pane, double x, double y, PathPoint.Others others) {
        if (pane.shownX() instanceof MapAxis.Map(int first) && pane.shownY() instanceof MapAxis.Map(int second)) {
            return first == second
                    ? Optional.empty()
                    : Optional.of(new PathPoint.OnMap(first == 0 ? x : y, first == 0 ? y : x));
        }
        var across = coordinate(pane.shownX(), x);
        var up = coordinate(pane.shownY(), y);
        return across.isPresent()
                        && up.isPresent()
                        && across.get().principal() == up.get().principal()
                        && across.get().number() != up.get().number()
                ? Optional.of(new PathPoint.OnAxes(List.of(across.get(), up.get()), others))
                : Optional.empty();
    }

    private static Optional<PathPoint.Coordinate> coordinate(MapAxis axis, double value) {
        return switch (axis) {
            case MapAxis.Latent(int dimension) -> Optional.of(new PathPoint.Coordinate(false, dimension + 1, value));
            case MapAxis.Principal(int component) -> Optional.of(new PathPoint.Coordinate(true, component + 1, value));
            case MapAxis.Map _, MapAxis.Number _, MapAxis.Gene _ -> Optional.empty();
        };
    }

    /** Where codes would lie on the map of the cells, codes x 2. */
    FloatMatrix onMap(FloatMatrix codes) {
        return MapPlacement.on(run.latent(), run.umap()).of(codes);
    }

    /**
     * Where codes lie along an axis.
     *
     * @param onMap of the same codes
     * @return one a code; empty where the axis is none of the latent space
     */
    Optional<float[]> along(MapAxis axis, FloatMatrix codes, FloatMatrix onMap) {
        return axis instanceof MapAxis.Map(int dimension)
                ? Optional.of(onMap.column(dimension))
                : source.line(axis).map(line -> line.of(codes));
    }

    /** A place with where its code lies in a scatter. */
    Placed placed(PathPoint point, float[] code, PaneModel pane) {
        var whole = new FloatMatrix(1, code.length, code);
        var map = onMap(whole);
        var x = along(pane.shownX(), whole, map);
        var y = along(pane.shownY(), whole, map);
        return new Placed(
                point, x.map(v -> v[0]).orElse(Float.NaN), y.map(v -> v[0]).orElse(Float.NaN));
    }
}
