package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** A finished run: linked scatters of its cells, what colours them, which cells are selected, and its components. */
public final class ExploreViewModel {

    /** A column with more levels is an identifier, which no palette can show. */
    static final int MOST_LEVELS = 200;

    private final StoredRun run;
    private final RunWords words;
    private final LinkedView shared;
    private final PanesModel panes;
    private final ColourModel colours;
    private final SelectionModel selection;
    private final CompareViewModel comparison;
    private final BooleanProperty names = new SimpleBooleanProperty(this, "names", true);
    private final BooleanProperty componentsShown = new SimpleBooleanProperty(this, "componentsShown", true);
    private final ReadOnlyBooleanWrapper divided = new ReadOnlyBooleanWrapper(this, "divided", false);
    private final ReadOnlyObjectWrapper<Optional<ShownComponents>> drawn =
            new ReadOnlyObjectWrapper<>(this, "drawn", Optional.empty());
    private Optional<ShownComponents> components = Optional.empty();

    /**
     * @param modelName as people write it
     * @param source what the run and its model answer
     * @param report tells the user about a problem
     */
    public ExploreViewModel(
            StoredRun run, String modelName, RunSource source, Tasks tasks, Consumer<Problem> report) {
        this.run = run;
        this.words = new RunWords(run, modelName);
        Column first = run.labels().orElseGet(run::clusters);
        this.shared = new LinkedView(Colouring.of(first));
        this.colours = new ColourModel(source, this::view, tasks);
        colours.offer(run.cells().columns().stream()
                .filter(ExploreViewModel::canColour)
                .toList());
        var axes = new AxisSource(run, () -> colours.expressionProperty().get());
        this.panes =
                new PanesModel(axes, shared, drawn.getReadOnlyProperty(), tasks, run.latent().columns());
        this.selection = new SelectionModel(run, this::view);
        this.comparison = new CompareViewModel(run, shared, source::outputs, tasks, report);
        panes.activeProperty().subscribe(pane -> colours.look(pane.view().colouring()));
        componentsShown.subscribe(_ -> draw());
        if (run.cells().column(StoredRun.COMPONENT).isPresent()) {
            // The maps are complete without them; what is wrong with the model's file is told where it is asked.
            tasks.run("Reading components", _ -> source.mixture(), this::found, _ -> {});
        }
    }

    private static boolean canColour(Column column) {
        return column instanceof Column.Numeric
                || column.asCategorical().levels().size() <= MOST_LEVELS;
    }

    private void found(Optional<LatentMixture> mixture) {
        components = mixture.flatMap(m -> run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(cells -> ShownComponents.ofModel(m, cells)));
        divided.set(components.isPresent());
        draw();
    }

    private void draw() {
        drawn.set(components.filter(_ -> componentsShown.get()));
    }

    /** The run. */
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

    /** Which genes differ between groups of cells. */
    CompareViewModel comparison() {
        return comparison;
    }

    /** What to tell about the cell under the mouse in a scatter. */
    CellDetails details(LinkedView view) {
        return new CellCard(run, view::colouring);
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
