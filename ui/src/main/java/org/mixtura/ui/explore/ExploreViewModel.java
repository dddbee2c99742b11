package org.mixtura.ui.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.map.MapAxes;
import org.mixtura.core.map.ShownComponents;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/** A finished run: linked scatters of its cells, what colours them, which cells are selected, and its components. */
public final class ExploreViewModel {

    /** A column with more levels is an identifier, which no palette can show. */
    static final int MOST_LEVELS = 200;

    private final StoredRun run;
    private final RunWords words;
    private final LayersModel layers;
    private final ReadOnlyObjectWrapper<StoredRun> shown;
    private final LinkedView shared;
    private final PanesModel panes;
    private final ProbeModel probe;
    private final FadeModel fade;
    private final ColourModel colours;
    private final SelectionModel selection;
    private final SelectionMarkers markers;
    private final ComponentsModel components;
    private final CompareViewModel comparison;
    private final MovieModel movie;
    private final ViewsModel views;
    private final BooleanProperty names = new SimpleBooleanProperty(this, "names", true);
    private final BooleanProperty componentsShown = new SimpleBooleanProperty(this, "componentsShown", true);
    private final ReadOnlyBooleanWrapper divided = new ReadOnlyBooleanWrapper(this, "divided", false);
    private final ReadOnlyObjectWrapper<Optional<ShownComponents>> drawn =
            new ReadOnlyObjectWrapper<>(this, "drawn", Optional.empty());
    private Optional<LatentMixture> mixture = Optional.empty();

    /**
     * @param opened as its folder has it, with what lies on top of it
     * @param modelName as people write it
     * @param source what the run and its model answer
     * @param history where labels, colours and edited components are steps
     * @param report tells the user about a problem
     */
    public ExploreViewModel(
            StoredRun opened,
            String modelName,
            RunSource source,
            EditHistory history,
            Tasks tasks,
            Consumer<Problem> report) {
        var stored = RunLayers.of(opened.folder());
        this.run = stored.off(opened);
        this.words = new RunWords(run, modelName);
        this.layers = new LayersModel(run, stored, history, tasks, report);
        this.shown = new ReadOnlyObjectWrapper<>(this, "shown", layers.layers().over(run));
        Column first = run.labels().orElseGet(run::clusters);
        this.shared = new LinkedView(layers.layers().colouring(first));
        this.colours =
                new ColourModel(source, this::view, column -> layers.layers().colouring(column), tasks);
        colours.offer(colouring(shown.get()));
        var axes = new MapAxes(run, () -> colours.expressionProperty().get());
        this.panes = new PanesModel(
                axes, shared, drawn.getReadOnlyProperty(), tasks, run.latent().columns());
        this.probe = new ProbeModel(run, source, panes, tasks);
        this.fade = new FadeModel(source, shared, tasks, report);
        this.selection = new SelectionModel(shown.getReadOnlyProperty(), this::view, layers);
        this.markers = new SelectionMarkers(source::groups, tasks, report);
        this.components = new ComponentsModel(run, layers, () -> mixture, tasks);
        this.movie = new MovieModel(source, tasks);
        this.comparison = new CompareViewModel(run, shared, source::outputs, tasks, report);
        this.views = new ViewsModel(this, history, tasks, report);
        panes.activeProperty().subscribe(pane -> colours.look(pane.view().colouring()));
        componentsShown.subscribe(_ -> draw());
        layers.layersProperty().subscribe((_, now) -> show(now));
        keepOrders();
        panes.panes().subscribe(this::keepOrders);
        if (run.cells().column(StoredRun.COMPONENT).isPresent()) {
            // The maps are complete without them; what is wrong with the model's file is told where it is asked.
            tasks.run("Reading components", _ -> source.mixture(), this::found, _ -> {});
        }
    }

    /** The order of a legend is kept as colours are. */
    private void keepOrders() {
        for (PaneModel pane : panes.panes()) {
            pane.view().onOrdered(names -> layers.order(pane.columnName(), names));
        }
    }

    private static List<Column> colouring(StoredRun run) {
        return run.cells().columns().stream()
                .filter(column -> column instanceof Column.Numeric
                        || column.asCategorical().levels().size() <= MOST_LEVELS)
                .toList();
    }

    private void show(RunLayers now) {
        shown.set(now.over(run));
        colours.offer(colouring(shown.get()));
        for (PaneModel pane : panes.panes()) {
            recolour(pane.view(), now);
        }
        colours.look(view().colouring());
        draw();
    }

    /** A column may have got other levels or colours; one that has gone gives way to what is known of the cells. */
    private void recolour(LinkedView of, RunLayers now) {
        if (of.colouring() instanceof Colouring.ByLevel before) {
            var column = shown.get()
                    .cells()
                    .column(before.column().name())
                    .or(() -> Optional.of(run.labels().orElseGet(run::clusters)));
            if (column.isPresent()
                    && now.colouring(column.get()) instanceof Colouring.ByLevel after
                    && !same(before, after)) {
                boolean alike = before.column().levels().equals(after.column().levels());
                of.colourBy(after.hiding(alike ? before.hidden() : Set.of()));
            }
        }
    }

    private static boolean same(Colouring.ByLevel a, Colouring.ByLevel b) {
        return Arrays.equals(a.colours(), b.colours())
                && a.order().equals(b.order())
                && a.column().levels().equals(b.column().levels())
                && Arrays.equals(a.column().codes(), b.column().codes());
    }

    private void found(Optional<LatentMixture> own) {
        mixture = own;
        components.refresh();
        divided.set(own.isPresent());
        draw();
    }

    private void draw() {
        drawn.set(
                componentsShown.get()
                        ? mixture.flatMap(own -> ShownComponents.of(own, layers.layers(), run))
                        : Optional.empty());
    }

    /** What lies on top of the run. */
    LayersModel layers() {
        return layers;
    }

    /** The run with the columns that lie on top of it. */
    ReadOnlyObjectProperty<StoredRun> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Genes that mark the selected cells. */
    SelectionMarkers markers() {
        return markers;
    }

    /** Cells that the model is unsure of. */
    FadeModel fade() {
        return fade;
    }

    /** Asking the model about places of the scatters. */
    ProbeModel probe() {
        return probe;
    }

    /** The components, to be edited. */
    ComponentsModel components() {
        return components;
    }

    /** The run as it is without anything on top. */
    StoredRun run() {
        return run;
    }

    /** The run in words. */
    RunWords words() {
        return words;
    }

    /** The scatters. */
    PanesModel panes() {
        return panes;
    }

    /** What gives the colours of the active scatter. */
    ColourModel colours() {
        return colours;
    }

    /** The selected cells of the active scatter. */
    SelectionModel selection() {
        return selection;
    }

    /** The latent space while the run was trained. */
    MovieModel movie() {
        return movie;
    }

    /** Views of the scatters that were saved. */
    ViewsModel views() {
        return views;
    }

    /** Which genes differ between groups of cells. */
    CompareViewModel comparison() {
        return comparison;
    }

    /** What to tell about the cell under the mouse in a scatter. */
    CellDetails details(LinkedView view) {
        return new CellCard(shown::get, view::colouring);
    }

    /** Whether categories are named on the maps. */
    BooleanProperty namesProperty() {
        return names;
    }

    /** Whether components are drawn over the cells. */
    BooleanProperty componentsShownProperty() {
        return componentsShown;
    }

    /** Whether the model has components that can be drawn. */
    ReadOnlyBooleanProperty dividedProperty() {
        return divided.getReadOnlyProperty();
    }

    /** What the active scatter shows: for linked ones the same as all. */
    LinkedView view() {
        return panes.active().view();
    }

    /** What linked scatters share. */
    public LinkedView shared() {
        return shared;
    }
}
