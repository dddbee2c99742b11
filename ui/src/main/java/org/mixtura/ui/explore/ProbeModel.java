package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.mixtura.core.PathPoint;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.task.Tasks;

/** Asking the model about places that are chosen in the scatters: one place, or a path through several. */
final class ProbeModel {

    private final StoredRun run;
    private final PanesModel panes;
    private final PlaceFinder finder;
    private final HeldDecoder decoder;
    private final DecodeModel decode;
    private final DrawnPath path;
    private final ObjectProperty<PathPoint.Others> others =
            new SimpleObjectProperty<>(this, "others", PathPoint.Others.NEAREST);
    private final ObjectProperty<OptionalInt> marked = new SimpleObjectProperty<>(this, "marked", OptionalInt.empty());
    private Optional<PaneModel> owner = Optional.empty();

    ProbeModel(StoredRun run, RunSource source, PanesModel panes, Tasks tasks) {
        this.run = run;
        this.panes = panes;
        this.finder = new PlaceFinder(run, panes.source());
        this.decoder = new HeldDecoder(() -> source.outputs().decoder());
        this.decode = new DecodeModel(run, decoder, tasks);
        this.path = new DrawnPath(run, decoder, finder, tasks);
    }

    /** The place at a point of a scatter; empty, and said, where its axes do not lead into the latent space. */
    Optional<Placed> at(PaneModel pane, double x, double y) {
        return finder.point(pane, x, y, others.get()).map(point -> new Placed(point, x, y));
    }

    /** Decodes a place of a scatter, or compares with it. */
    void place(PaneModel pane, double x, double y, boolean asAnchor) {
        at(pane, x, y)
                .ifPresentOrElse(
                        placed -> {
                            own(pane);
                            (asAnchor ? decode.anchorProperty() : decode.placeProperty()).set(Optional.of(placed));
                        },
                        () -> decode.refuse(PlaceFinder.WHY_NOT));
    }

    /** Whether the place or, without one, the scatter that was touched last leaves dimensions open: not on the map of the cells. */
    boolean leavesOthersOpen() {
        return decode.placeProperty()
                .get()
                .map(Placed::point)
                .map(point -> point instanceof PathPoint.OnAxes)
                .orElseGet(() -> !(panes.active().shownX() instanceof MapAxis.Map));
    }

    /** What is drawn belongs to this scatter from now on; what was drawn in one with other axes goes. */
    void own(PaneModel pane) {
        if (owner.isPresent() && !owns(pane)) {
            decode.clear();
            path.clear();
        }
        owner = Optional.of(pane);
    }

    /** Whether points that were chosen are points of this scatter. */
    boolean owns(PaneModel pane) {
        return owner.filter(own -> own == pane
                        || own.shownX().equals(pane.shownX()) && own.shownY().equals(pane.shownY()))
                .isPresent();
    }

    /** Decodes a step of the path. */
    void decodeStep(int step) {
        path.stepProperty().set(OptionalInt.of(step));
        path.placeOf(step)
                .ifPresent(point -> decode.placeProperty().set(Optional.of(new Placed(point, Double.NaN, Double.NaN))));
    }

    /** Compares with the mean of a component of the model, from 1. */
    void anchorOnComponent(int number) {
        decode.anchorProperty().set(Optional.of(placeless(new PathPoint.Component(number))));
    }

    /** Compares with the mean of the selected cells; without any, with all cells. */
    void anchorOnSelection() {
        decode.anchorProperty().set(selected().map(ProbeModel::placeless));
    }

    private static Placed placeless(PathPoint point) {
        return new Placed(point, Double.NaN, Double.NaN);
    }

    /** Lets the path go on to the mean of a component of the model, from 1. */
    void pathToComponent(int number, float[] mean) {
        extend(new PathPoint.Component(number), mean);
    }

    /** Lets the path go on to the mean of the selected cells; without any nothing happens. */
    void pathToSelection() {
        selected().ifPresent(cells -> extend(cells, meanOf(selection())));
    }

    private void extend(PathPoint point, float[] code) {
        own(owner.orElseGet(panes::active));
        path.add(finder.placed(point, code, owner.orElseGet(panes::active)));
    }

    private CellSelection selection() {
        return panes.active().view().selection();
    }

    private Optional<PathPoint> selected() {
        var chosen = selection();
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new PathPoint.Cells(
                        chosen.size() == 1 ? "1 cell" : chosen.size() + " cells",
                        chosen.stream().mapToObj(run.cells().barcodes()::get).toList()));
    }

    private float[] meanOf(CellSelection cells) {
        FloatMatrix codes = run.latent().select(cells.stream().toArray());
        float[] mean = new float[codes.columns()];
        for (int d = 0; d < mean.length; d++) {
            float[] column = codes.column(d);
            mean[d] = (float) IntStream.range(0, column.length)
                    .mapToDouble(i -> column[i])
                    .average()
                    .orElse(0);
        }
        return mean;
    }

    /** Selects a cell in the maps. */
    void select(String barcode) {
        var cell = new BitSet();
        cell.set(run.cells().barcodes().indexOf(barcode));
        panes.active().view().select(CellSelection.Change.REPLACE, cell);
    }

    /**
     * What is drawn over a scatter. In that in which places were chosen they lie where they were chosen; in others, where their codes
     * lie.
     */
    MapMarks marks(PaneModel pane) {
        return new MapMarks(
                owns(pane)
                        ? path.stops().stream()
                                .flatMap(stop -> drawn(stop).stream())
                                .toList()
                        : List.of(),
                path.followedProperty().get().map(found -> steps(pane, found)).orElse(List.of()),
                owned(pane, decode.placeProperty().get())
                        .or(() -> decoded(pane))
                        .or(() -> marked(pane)),
                owned(pane, decode.anchorProperty().get()));
    }

    private Optional<MapMarks.Spot> owned(PaneModel pane, Optional<Placed> placed) {
        return owns(pane) ? placed.flatMap(ProbeModel::drawn) : Optional.empty();
    }

    private static Optional<MapMarks.Spot> drawn(Placed placed) {
        return placed.isDrawn() ? Optional.of(new MapMarks.Spot(placed.x(), placed.y())) : Optional.empty();
    }

    private Optional<MapMarks.Spot> decoded(PaneModel pane) {
        return decode.decodedProperty().get().flatMap(found -> spots(pane, found.code(), found.onMap()).stream()
                .findFirst());
    }

    /** Marks a cell in all maps until another is marked, or {@link #clearMark}. */
    void mark(String barcode) {
        marked.set(OptionalInt.of(run.cells().barcodes().indexOf(barcode)));
    }

    void clearMark() {
        marked.set(OptionalInt.empty());
    }

    private Optional<MapMarks.Spot> marked(PaneModel pane) {
        if (marked.get().isEmpty()) {
            return Optional.empty();
        }
        int[] row = {marked.get().getAsInt()};
        return spots(pane, run.latent().select(row), run.umap().select(row)).stream()
                .findFirst();
    }

    private List<MapMarks.Step> steps(PaneModel pane, DrawnPath.Followed found) {
        var spots = spots(pane, found.report().codes(), found.onMap());
        return IntStream.range(0, spots.size())
                .mapToObj(step ->
                        new MapMarks.Step(spots.get(step), found.report().isFar(step)))
                .toList();
    }

    /** Where codes lie in a scatter; nowhere when an axis does not lead into the latent space. */
    private List<MapMarks.Spot> spots(PaneModel pane, FloatMatrix codes, FloatMatrix onMap) {
        var x = finder.along(pane.shownX(), codes, onMap);
        var y = finder.along(pane.shownY(), codes, onMap);
        return x.isEmpty() || y.isEmpty()
                ? List.of()
                : IntStream.range(0, codes.rows())
                        .mapToObj(i -> new MapMarks.Spot(x.get()[i], y.get()[i]))
                        .toList();
    }

    /** The line that was drawn, as stops of a path. */
    void drawPath(PaneModel pane, List<double[]> line) {
        var stops = new ArrayList<Placed>();
        line.forEach(point -> at(pane, point[0], point[1]).ifPresent(stops::add));
        own(pane);
        path.replace(stops);
    }

    /** Hears when something is drawn differently; until it is unsubscribed. */
    Subscription onChange(Runnable redraw) {
        return Subscription.combine(
                marked.subscribe((_, _) -> redraw.run()),
                decode.placeProperty().subscribe((_, _) -> redraw.run()),
                decode.anchorProperty().subscribe((_, _) -> redraw.run()),
                decode.decodedProperty().subscribe((_, _) -> redraw.run()),
                path.stops().subscribe(redraw),
                path.stepProperty().subscribe((_, _) -> redraw.run()),
                path.followedProperty().subscribe((_, _) -> redraw.run()));
    }

    /** Takes everything away. */
    void clear() {
        decode.clear();
        path.clear();
        owner = Optional.empty();
    }

    /** Frees what the model holds; it is opened again when it is asked again. */
    void close() {
        decoder.close();
    }

    DecodeModel decode() {
        return decode;
    }

    DrawnPath path() {
        return path;
    }

    /** What a point of two axes has in all other directions. */
    ObjectProperty<PathPoint.Others> othersProperty() {
        return others;
    }
}
