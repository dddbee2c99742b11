package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.map.MapAxes;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.ShownComponents;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** One scatter of Explore: its two axes, what it shares with the others, and the components over its points. */
final class PaneModel {

    private final MapAxes source;
    private final LinkedView view;
    private final ScatterModel scatter;
    private final PaneLinks links;
    private final ObjectProperty<MapAxis> x;
    private final ObjectProperty<MapAxis> y;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<List<GroupShape>> shapes =
            new ReadOnlyObjectWrapper<>(this, "shapes", List.of());
    private final Latest<Points> placing;
    private final Latest<List<GroupShape>> outlining;
    private final ReadOnlyObjectProperty<Optional<ShownComponents>> components;

    /** The axes that the points have now; those that are wished for may still be on their way. */
    private MapAxis shownX;

    private MapAxis shownY;

    /** The part to be shown as soon as the points are there. */
    private Optional<DataWindow> awaited = Optional.empty();

    /**
     * @param shared what linked scatters share
     * @param components of the model; empty while they are not known or not wanted
     */
    PaneModel(
            MapAxes source,
            LinkedView shared,
            ReadOnlyObjectProperty<Optional<ShownComponents>> components,
            Tasks tasks,
            MapAxis x,
            MapAxis y) {
        this.source = source;
        this.components = components;
        this.view = new LinkedView(shared.colouring());
        this.links = new PaneLinks(view, shared);
        this.scatter = new ScatterModel(view);
        this.x = new SimpleObjectProperty<>(this, "x", x);
        this.y = new SimpleObjectProperty<>(this, "y", y);
        this.shownX = x;
        this.shownY = y;
        this.placing = new Latest<>(tasks, "Placing cells", this::show, this::failed);
        this.outlining = new Latest<>(tasks, "Outlining components", shapes::set, _ -> shapes.set(List.of()));
        place();
        this.x.subscribe((_, _) -> place());
        this.y.subscribe((_, _) -> place());
        components.subscribe(this::outline);
    }

    private void place() {
        MapAxis wishedX = x.get();
        MapAxis wishedY = y.get();
        problem.set("");
        if (source.isQuick(wishedX) && source.isQuick(wishedY)) {
            placing.forget();
            show(points(wishedX, wishedY));
        } else {
            placing.submit(_ -> points(wishedX, wishedY));
        }
    }

    private Points points(MapAxis wishedX, MapAxis wishedY) {
        return new Points(wishedX.name(), wishedY.name(), source.values(wishedX), source.values(wishedY));
    }

    private void show(Points points) {
        shownX = x.get();
        shownY = y.get();
        shapes.set(List.of());
        scatter.show(points);
        awaited.ifPresent(scatter.windowProperty()::set);
        awaited = Optional.empty();
        outline();
    }

    /** Shows a part of other axes. */
    void show(MapAxis otherX, MapAxis otherY, DataWindow part) {
        x.set(otherX);
        y.set(otherY);
        if (shownX.equals(otherX) && shownY.equals(otherY)) {
            scatter.windowProperty().set(part);
        } else {
            awaited = Optional.of(part);
        }
    }

    /** Where the places cannot be found, the axes stay as they are. */
    private void failed(Problem why) {
        awaited = Optional.empty();
        x.set(shownX);
        y.set(shownY);
        problem.set(why.what() + " " + why.remedy());
    }

    private void outline() {
        var wanted = components.get();
        if (wanted.isEmpty() || scatter.points().size() == 0 || !ShownComponents.canBeDrawn(shownX, shownY)) {
            outlining.forget();
            shapes.set(List.of());
            return;
        }
        var drawn = wanted.get();
        var lineX = shownX;
        var lineY = shownY;
        outlining.submit(_ -> drawn.along(source, lineX, lineY));
    }

    /** Whether the outlines are those of the distributions themselves, and not of the cells in them. */
    boolean isExact() {
        return isLine(shownX) && isLine(shownY);
    }

    private boolean isMap() {
        return shownX instanceof MapAxis.Map && shownY instanceof MapAxis.Map;
    }

    private static boolean isLine(MapAxis axis) {
        return axis instanceof MapAxis.Latent || axis instanceof MapAxis.Principal;
    }

    /** Goes away: shares nothing any more. */
    void close() {
        links.close();
    }

    ScatterModel scatter() {
        return scatter;
    }

    LinkedView view() {
        return view;
    }

    PaneLinks links() {
        return links;
    }

    ObjectProperty<MapAxis> xProperty() {
        return x;
    }

    ObjectProperty<MapAxis> yProperty() {
        return y;
    }

    /** The horizontal axis that the points have now. */
    MapAxis shownX() {
        return shownX;
    }

    /** The vertical axis that the points have now. */
    MapAxis shownY() {
        return shownY;
    }

    /** Why an axis is not shown; empty when nothing is wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The components to be drawn over the points. */
    ReadOnlyObjectProperty<List<GroupShape>> shapesProperty() {
        return shapes.getReadOnlyProperty();
    }

    /** The column that gives the colours; empty when none does. */
    String columnName() {
        return view.colouring() instanceof Colouring.ByLevel levels
                ? levels.column().name()
                : "";
    }

    /** Both axes in a few words, for example {@code UMAP} or {@code CD3D × MS4A1}. */
    String title() {
        return isMap() ? "UMAP" : shownX.name() + " × " + shownY.name();
    }
}
