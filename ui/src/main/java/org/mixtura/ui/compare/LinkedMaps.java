package org.mixtura.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuItem;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.RunTable;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.CellMenu;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/**
 * The maps of runs beside each other: one selection, one cell under the mouse, the same colours. Cells are those of all runs; one that a
 * run lacks has no place on its map.
 */
final class LinkedMaps {

    private final LinkedRuns runs;
    private final boolean onlySeeds;
    private final Latest<SeedStability> measuring;
    private final List<ScatterModel> scatters = new ArrayList<>();
    private final BooleanProperty aligned = new SimpleBooleanProperty(this, "aligned", true);
    private final ObservableList<String> colours = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<String> colour = new ReadOnlyObjectWrapper<>(this, "colour", "");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");
    private Optional<SeedStability> stability = Optional.empty();
    private List<LinkedRuns.Coloured> measured = List.of();

    /**
     * @param first what gives the colours at first, where there is such
     * @param onlySeeds whether the runs differ in nothing but their seeds
     * @param report tells the user about a problem
     */
    LinkedMaps(LinkedRuns runs, Optional<String> first, boolean onlySeeds, Tasks tasks, Consumer<Problem> report) {
        this.runs = runs;
        this.onlySeeds = onlySeeds;
        this.measuring = new Latest<>(tasks, "Measuring stability", this::measured, report);
        var start = first.flatMap(this::known).orElseGet(() -> runs.columns().getLast());
        for (int run = 0; run < runs.names().size(); run++) {
            var view = new LinkedView(start.colourings().get(run));
            var scatter = new ScatterModel(view);
            scatter.show(runs.aligned().get(run));
            scatters.add(scatter);
        }
        link();
        aligned.subscribe((_, _) -> place());
        runs.columns().forEach(column -> colours.add(column.name()));
        for (var one : LinkedRuns.Stability.values()) {
            colours.add(one.label());
        }
        shared().selectionProperty().subscribe(_ -> countSelected());
        colour.set(start.name());
        words.set(runs.words());
    }

    private void link() {
        LinkedView first = shared();
        for (var scatter : scatters.subList(1, scatters.size())) {
            LinkedView view = scatter.view();
            view.selectionProperty().bindBidirectional(first.selectionProperty());
            view.hiddenCellsProperty().bindBidirectional(first.hiddenCellsProperty());
            view.hoveredProperty().bindBidirectional(first.hoveredProperty());
            view.highlightedProperty().bindBidirectional(first.highlightedProperty());
            view.modeProperty().bindBidirectional(first.modeProperty());
            view.sizeFactorProperty().bindBidirectional(first.sizeFactorProperty());
            view.opacityFactorProperty().bindBidirectional(first.opacityFactorProperty());
        }
        // The legend is that of the first; its hidden levels, colours and range are those of all.
        first.colouringProperty().subscribe(changed -> scatters.stream()
                .skip(1)
                .map(ScatterModel::view)
                .forEach(view -> view.colouringProperty().set(like(changed, view.colouring()))));
    }

    private static Colouring like(Colouring changed, Colouring own) {
        return switch (changed) {
            case Colouring.ByLevel levels ->
                own instanceof Colouring.ByLevel mine
                                && mine.column().levels().equals(levels.column().levels())
                        ? new Colouring.ByLevel(mine.column(), levels.colours(), levels.hidden(), levels.order())
                        : levels;
            case Colouring.ByValue values -> values;
            case Colouring.Blend blend -> blend;
        };
    }

    private void place() {
        var places = aligned.get() ? runs.aligned() : runs.own();
        for (int run = 0; run < scatters.size(); run++) {
            scatters.get(run).show(places.get(run));
        }
    }

    private Optional<LinkedRuns.Coloured> known(String name) {
        return Stream.concat(runs.columns().stream(), measured.stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** Colours all maps by one of {@link #colours}; stability is measured first where it was not. */
    void colourBy(String name) {
        colour.set(name);
        var found = known(name);
        if (found.isPresent()) {
            measuring.forget();
            show(found.get());
        } else {
            words.set("Measuring over %d runs…".formatted(runs.names().size()));
            measuring.submit(progress -> SeedStability.of(runs.cells(), progress::isCancelled));
        }
    }

    private void show(LinkedRuns.Coloured what) {
        // From the last to the first, whose change the others follow.
        for (int run = scatters.size() - 1; run >= 0; run--) {
            scatters.get(run).view().colourBy(what.colourings().get(run));
        }
        words.set(Arrays.stream(LinkedRuns.Stability.values())
                .filter(one -> one.label().equals(what.name()))
                .findFirst()
                .flatMap(one -> stability.map(found -> words(one, found)))
                .orElseGet(runs::words));
    }

    private void measured(SeedStability found) {
        stability = Optional.of(found);
        measured = LinkedRuns.stability(found);
        known(colour.get()).ifPresent(this::show);
    }

    private String words(LinkedRuns.Stability which, SeedStability found) {
        String text =
                switch (which) {
                    case GROUP ->
                        String.format(
                                Locale.ROOT,
                                "On average %.1f %% of the runs agree on a cell's group; %.1f %% of cells keep theirs in all.",
                                100 * found.groups().mean(),
                                100 * found.groups().shareStable());
                    case NEIGHBOURS ->
                        found.neighbours()
                                .map(near -> String.format(
                                        Locale.ROOT,
                                        "Of a cell's %d nearest cells two runs share %.1f %% on average; by chance %.1f %%.",
                                        near.neighbours(),
                                        100 * near.mean(),
                                        100 * near.byChance()))
                                .orElse(
                                        "Fewer than three cells are in all runs, so there are no neighbours to compare.");
                };
        return onlySeeds
                ? text
                : text + " These runs differ in more than their seeds, so this is also what their settings change.";
    }

    private void countSelected() {
        var cells = shared().selection();
        if (cells.isEmpty()) {
            selected.set("Hover over a cell to see it in all maps; draw around cells with the lasso to follow them.");
            return;
        }
        String lacking = IntStream.range(0, scatters.size())
                .filter(run -> cells.stream().anyMatch(cell -> !runs.cells().has(run, cell)))
                .mapToObj(run -> "%,d of them are not in %s"
                        .formatted(
                                cells.stream()
                                        .filter(cell -> !runs.cells().has(run, cell))
                                        .count(),
                                runs.names().get(run)))
                .collect(Collectors.joining(", "));
        selected.set("%,d cells selected%s".formatted(cells.size(), lacking.isEmpty() ? "" : "; " + lacking));
    }

    /** What the card beside the mouse tells: the known column that gives colours, and the group in each run. */
    CellDetails details() {
        var groups = known(LinkedRuns.GROUPS).orElseThrow().colourings();
        return cell -> {
            var facts = new ArrayList<CellDetails.Fact>();
            if (shared().colouring() instanceof Colouring.ByLevel levels
                    && !levels.title().equals(LinkedRuns.GROUPS)) {
                facts.add(new CellDetails.Fact(levels.title(), levels.column().text(cell)));
            }
            for (int run = 0; run < groups.size(); run++) {
                if (groups.get(run) instanceof Colouring.ByLevel levels) {
                    facts.add(new CellDetails.Fact(
                            runs.names().get(run),
                            runs.cells().has(run, cell)
                                    ? "group " + levels.column().text(cell)
                                    : "not among its cells"));
                }
            }
            stability.ifPresent(found -> facts.add(new CellDetails.Fact(
                    LinkedRuns.Stability.NEIGHBOURS.label(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * found.ofNeighbours(cell)))));
            return new CellDetails.Card(runs.cells().barcodes().get(cell), facts);
        };
    }

    /** Barcodes for the context menu; there is nothing else to do here than on every map. */
    CellMenu menu() {
        return new CellMenu() {
            @Override
            public String barcode(int cell) {
                return runs.cells().barcodes().get(cell);
            }

            @Override
            public List<MenuItem> items(Spot spot) {
                return List.of();
            }
        };
    }

    /** The barcodes of the selected cells, one a line. */
    String barcodes() {
        return shared().selection().stream()
                .mapToObj(runs.cells().barcodes()::get)
                .collect(Collectors.joining("\n"));
    }

    /** The table of stability by cell; empty until it was measured. */
    Optional<RunTable> table() {
        return stability.map(SeedStability::table);
    }

    LinkedRuns runs() {
        return runs;
    }

    /** One map a run. */
    List<ScatterModel> scatters() {
        return scatters;
    }

    /** What all maps share. */
    LinkedView shared() {
        return scatters.getFirst().view();
    }

    /** Whether maps are turned to lie as the first does. */
    BooleanProperty alignedProperty() {
        return aligned;
    }

    /** What can give colours, by name. */
    ObservableList<String> colours() {
        return colours;
    }

    /** What gives colours. */
    ReadOnlyObjectProperty<String> colourProperty() {
        return colour.getReadOnlyProperty();
    }

    /** What is to be known of the cells or the colours, a sentence. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** How many cells are selected, and which run lacks how many of them. */
    ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }
}
