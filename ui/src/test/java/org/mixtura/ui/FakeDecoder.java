package org.mixtura.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunDecoder;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.infer.Watcher;

/** Decodes every place alike, and knows what was asked. */
public final class FakeDecoder implements RunDecoder {

    private final List<PathPoint> places = new CopyOnWriteArrayList<>();
    private final List<Optional<PathPoint>> anchors = new CopyOnWriteArrayList<>();
    private final List<PathRequest> chosen = new CopyOnWriteArrayList<>();
    private final List<PathRequest> followed = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public List<PathPoint> places() {
        return places;
    }

    public List<Optional<PathPoint>> anchors() {
        return anchors;
    }

    /** Paths for which genes were chosen. */
    public List<PathRequest> chosen() {
        return chosen;
    }

    public List<PathRequest> followed() {
        return followed;
    }

    public boolean isClosed() {
        return closed;
    }

    /** CD3D is ten times as high as at the anchor, and the place is far from cells. */
    @Override
    public DecodedPlace decode(PathPoint place, Optional<PathPoint> anchor) {
        places.add(place);
        anchors.add(anchor);
        return new DecodedPlace(
                place.toString(),
                anchor.map(PathPoint::toString).orElse("all cells"),
                new FloatMatrix(1, 4, new float[] {2, 2, 2, 2}),
                new FloatMatrix(1, 2, new float[] {2, 2}),
                new GeneTable(List.of("E1", "E2"), List.of("CD3D", "ACTB")),
                new double[] {99, 9},
                new double[] {90, 8},
                new double[] {110, 10},
                new double[] {9, 9},
                List.of(new DecodedPlace.NearCell("cell7", "T cell", 0.25)),
                3,
                new CodeDistances.Usual(1, 2),
                Optional.empty(),
                "nothing");
    }

    @Override
    public PathGenes genes(PathRequest request, Watcher watcher) {
        chosen.add(request);
        return new PathGenes(
                List.of(new TraversalReport.Gene("CD3D", "marker"), new TraversalReport.Gene("ACTB", "hkg")),
                new int[] {0, 1});
    }

    @Override
    public PathReport follow(PathRequest request, PathGenes genes) {
        followed.add(request);
        return FakeOutputs.path();
    }

    /** Every rate may be a tenth less or more. */
    @Override
    public PathReport within(PathReport report, PathGenes genes) {
        return report.within(new PathReport.Band(scaled(report.rates(), 0.9), scaled(report.rates(), 1.1)));
    }

    private static double[][] scaled(double[][] rates, double factor) {
        return Arrays.stream(rates)
                .map(row -> Arrays.stream(row).map(rate -> factor * rate).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public void close() {
        closed = true;
    }
}
