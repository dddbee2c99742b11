package org.mixtura.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.figure.Colouring;

/**
 * Explains the colours of scatters and changes what they show. Categories: a click hides or shows one, a double click
 * shows it alone, the mouse over it stresses it, a click with the shortcut key selects its cells, a click on its swatch
 * chooses a colour, dragging it (or Alt with the arrow keys) moves it up or down: the first is drawn on top. Numbers: a bar whose handles clip the range of colours. Two genes: a square of their colours.
 */
public final class LegendPane extends VBox {

    private static final int MOST_WITHOUT_SEARCH = 20;
    private static final double FEWEST_ROWS = 60;

    private final LinkedView view;
    private final @Nullable Recolour recolour;
    private final Label title = new Label();
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final ColourBarPane bar;
    private final BlendPane square;
    private Object shown = new Object();
    private int[] shownColours = {};
    private List<Integer> shownOrder = List.of();

    /** Takes another colour for a level; empty: its colour of the palette. */
    @FunctionalInterface
    public interface Recolour {

        void colour(String level, Optional<Integer> argb);
    }

    /** A legend whose colours stay. */
    public LegendPane(LinkedView view) {
        this(view, null);
    }

    /** @param recolour gets colours that are chosen at a swatch; null: swatches are only for looking at */
    public LegendPane(LinkedView view, @Nullable Recolour recolour) {
        this.view = view;
        this.recolour = recolour;
        bar = new ColourBarPane(view);
        square = new BlendPane(view);
        getStyleClass().add("legend-pane");
        getStylesheets()
                .add(Objects.requireNonNull(LegendPane.class.getResource("chart.css"))
                        .toExternalForm());
        title.getStyleClass().add("legend-title");
        rows.getStyleClass().add("legend-rows");
        search.setPromptText("Find a group");
        search.getStyleClass().add("legend-search");
        search.textProperty().subscribe(this::filter);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("legend-scroll", "edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // In a low window rows scroll, but a scale is whole and says of what it is.
        title.setMinHeight(USE_PREF_SIZE);
        bar.setMinHeight(USE_PREF_SIZE);
        square.setMinHeight(USE_PREF_SIZE);
        scroll.setMinHeight(FEWEST_ROWS);
        setMinWidth(0);
        getChildren().addAll(title, search, scroll, bar, square);
        view.colouringProperty().subscribe(this::show);
        view.hiddenCellsProperty().subscribe((_, _) -> again());
    }

    /** The rows anew, with the same one in focus. */
    private void again() {
        Optional<String> focused = rows.getChildren().stream()
                .filter(Node::isFocused)
                .map(Node::getId)
                .findFirst();
        String wanted = search.getText();
        shown = new Object();
        show(view.colouring());
        search.setText(wanted);
        focused.flatMap(id -> rows.getChildren().stream()
                        .filter(row -> id.equals(row.getId()))
                        .findFirst())
                .ifPresent(Node::requestFocus);
    }

    private void show(Colouring colouring) {
        switch (colouring) {
            case Colouring.ByLevel levels -> showLevels(levels);
            case Colouring.ByValue values -> {
                shown = values.values();
                title.setText(values.name());
                rows.getChildren().clear();
                bar.show(values);
                setParts(bar, false);
            }
            case Colouring.Blend blend -> {
                shown = blend;
                title.setText(blend.title());
                rows.getChildren().clear();
                square.show(blend);
                setParts(square, false);
            }
        }
    }

    private void showLevels(Colouring.ByLevel colouring) {
        if (shown == colouring.column() && !shownOrder.equals(colouring.levelsInOrder())) {
            shownOrder = colouring.levelsInOrder();
            again();
            return;
        }
        shownOrder = colouring.levelsInOrder();
        // Hiding a level keeps the rows: the mouse is over one of them.
        if (shown != colouring.column() || !Arrays.equals(shownColours, colouring.colours())) {
            shown = colouring.column();
            shownColours = colouring.colours();
            title.setText(colouring.column().name());
            search.clear();
            rows.getChildren().clear();
            addRows(colouring);
        }
        setParts(scroll, colouring.column().levels().size() > MOST_WITHOUT_SEARCH);
    }

    /** A row for each level that has cells, with those that are not hidden one by one; figures list the same. */
    private void addRows(Colouring.ByLevel colouring) {
        int[] counts = new int[colouring.column().levels().size()];
        int missing = 0;
        for (int cell = 0; cell < colouring.size(); cell++) {
            int level = colouring.column().codes()[cell];
            if (view.hiddenCellsProperty().get().contains(cell)) {
                continue;
            }
            if (level < 0) {
                missing++;
            } else {
                counts[level]++;
            }
        }
        for (int level : view.levelsInOrder()) {
            if (counts[level] > 0) {
                rows.getChildren()
                        .add(new LegendRow(
                                view,
                                level,
                                colouring.column().levels().get(level),
                                counts[level],
                                colouring.colours()[level],
                                recolour));
            }
        }
        if (missing > 0) {
            rows.getChildren().add(missing(missing));
        }
    }

    private static HBox missing(int cells) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("legend-swatch", "missing");
        var name = new Label("no value");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var number = new Label(Numbers.count(cells));
        number.getStyleClass().add("legend-count");
        var row = new HBox(swatch, name, number);
        row.getStyleClass().add("legend-missing");
        return row;
    }

    /** Of rows, bar and square only one explains the colours. */
    private void setParts(Node explaining, boolean searchable) {
        for (Node part : List.of(scroll, bar, square)) {
            part.setVisible(part == explaining);
            part.setManaged(part == explaining);
        }
        search.setVisible(searchable);
        search.setManaged(searchable);
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(java.util.Locale.ROOT);
        for (var node : rows.getChildren()) {
            boolean fits = !(node instanceof LegendRow row) || row.name().contains(wanted);
            node.setVisible(fits);
            node.setManaged(fits);
        }
    }
}
