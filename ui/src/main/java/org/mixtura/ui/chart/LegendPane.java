package org.mixtura.ui.chart;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.Colouring;

/**
 * Explains the colours of scatters and changes what they show. Categories: a click hides or shows one, a double click
 * shows it alone, the mouse over it stresses it, a click with the shortcut key selects its cells. Numbers: a bar whose
 * handles clip the range of colours.
 */
public final class LegendPane extends VBox {

    private static final int MOST_WITHOUT_SEARCH = 20;

    private final LinkedView view;
    private final Label title = new Label();
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final ColourBarPane bar;
    private Object shown = new Object();

    public LegendPane(LinkedView view) {
        this.view = view;
        bar = new ColourBarPane(view);
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
        setMinWidth(0);
        getChildren().addAll(title, search, scroll, bar);
        view.colouringProperty().subscribe(this::show);
    }

    private void show(Colouring colouring) {
        switch (colouring) {
            case Colouring.ByLevel levels -> showLevels(levels);
            case Colouring.ByValue values -> {
                shown = values.values();
                title.setText(values.name());
                rows.getChildren().clear();
                bar.show(values);
                setParts(false, false);
            }
        }
    }

    private void showLevels(Colouring.ByLevel colouring) {
        // Hiding a level keeps the rows: the mouse is over one of them.
        if (shown != colouring.column()) {
            shown = colouring.column();
            title.setText(colouring.column().name());
            search.clear();
            rows.getChildren().clear();
            int[] counts = colouring.column().counts();
            for (int level = 0; level < counts.length; level++) {
                rows.getChildren()
                        .add(new LegendRow(
                                view,
                                level,
                                colouring.column().levels().get(level),
                                counts[level],
                                colouring.colours()[level]));
            }
            if (colouring.column().missing() > 0) {
                var missing = new Label(
                        "no value: " + Numbers.count(colouring.column().missing()));
                missing.getStyleClass().add("legend-missing");
                rows.getChildren().add(missing);
            }
        }
        setParts(true, colouring.column().levels().size() > MOST_WITHOUT_SEARCH);
    }

    private void setParts(boolean levels, boolean searchable) {
        scroll.setVisible(levels);
        scroll.setManaged(levels);
        search.setVisible(searchable);
        search.setManaged(searchable);
        bar.setVisible(!levels);
        bar.setManaged(!levels);
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
