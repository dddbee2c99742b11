package org.mixtura.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;

/**
 * Curves over epochs that may still grow. Every value is drawn as it is; what is not a number is marked at the upper
 * edge. The legend shows and hides curves, the mouse reads values.
 */
public final class CurvesPane extends BorderPane {

    private static final StyleablePropertyFactory<CurvesPane> STYLES =
            new StyleablePropertyFactory<>(BorderPane.getClassCssMetaData());
    private static final double MARGIN = 0.06;

    /** Share of the height that the legend has at most. */
    private static final double MOST_LEGEND = 0.34;

    private final CurveRenderer renderer = new CurveRenderer();
    private final TickAxis y;
    private final BareChart chart;
    private final FlowPane legend = new FlowPane();
    private final Label readOut = new Label();
    private final Label empty = new Label();
    private final ToggleButton logarithmic = new ToggleButton("log");
    private final StyleableProperty<Color> ink =
            STYLES.createStyleableColorProperty(this, "ink", "-mixtura-ink", pane -> pane.ink, Color.GRAY);
    private double lastEpoch = 1;
    private OptionalDouble shown = OptionalDouble.empty();

    /**
     * @param title what is shown
     * @param unit of the vertical axis, its title
     */
    public CurvesPane(String title, String unit) {
        y = new TickAxis(unit);
        chart = new BareChart(TickAxis.ofEpochs(), y, renderer);
        getStyleClass().add("curves-pane");
        getStylesheets()
                .add(Objects.requireNonNull(CurvesPane.class.getResource("chart.css"))
                        .toExternalForm());
        setMinSize(0, 0);
        var name = new Label(title);
        name.getStyleClass().add("curves-title");
        name.setMinWidth(0);
        // What is read out gets the room that the title leaves.
        readOut.setMinWidth(0);
        readOut.setPrefWidth(0);
        readOut.getStyleClass().add("curves-read-out");
        readOut.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(readOut, Priority.ALWAYS);
        logarithmic.getStyleClass().addAll("small", "log-switch");
        logarithmic.setTooltip(new Tooltip("Logarithmic vertical axis; values of zero and below are not drawn"));
        logarithmic.selectedProperty().subscribe((_, on) -> setLogarithmic(on));
        logarithmic.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(name, readOut, logarithmic);
        head.getStyleClass().add("curves-head");
        legend.getStyleClass().add("curves-legend");
        empty.getStyleClass().add("curves-empty");
        empty.setWrapText(true);
        empty.setVisible(false);
        setTop(head);
        setCenter(new StackPane(chart, empty));
        setBottom(keys());
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::read);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> stopReading());
        ((ObservableValue<?>) ink).subscribe((_, _) -> {
            renderer.setInk(ink.getValue());
            chart.redraw();
        });
        rescale();
    }

    /** The legend, which scrolls where it would leave the curves too little room. */
    private ScrollPane keys() {
        var keys = new ScrollPane(legend);
        keys.getStyleClass().add("curves-keys");
        keys.setFitToWidth(true);
        keys.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        keys.setMinHeight(0);
        keys.prefHeightProperty().bind(legend.heightProperty());
        keys.maxHeightProperty().bind(heightProperty().multiply(MOST_LEGEND));
        return keys;
    }

    /** Adds a curve without values and its entry in the legend. */
    public void add(CurveSeries series) {
        renderer.series().add(series);
        var box = new CheckBox(series.name());
        box.setMnemonicParsing(false);
        box.setSelected(series.isVisible());
        box.setGraphic(sample(series));
        box.getStyleClass().add("curve-switch");
        box.selectedProperty().subscribe((_, on) -> {
            series.setVisible(on);
            rescale();
        });
        legend.getChildren().add(box);
    }

    /** Shows or hides a curve, as its entry in the legend does. */
    public void setVisible(CurveSeries series, boolean visible) {
        int index = renderer.series().indexOf(series);
        ((CheckBox) legend.getChildren().get(index)).setSelected(visible);
    }

    private static Line sample(CurveSeries series) {
        var line = new Line(0, 0, 16, 0);
        line.setStyle("-fx-stroke: #%06x; -fx-stroke-width: 2.5;".formatted(series.argb() & 0xffffff));
        if (series.isDashed()) {
            line.getStrokeDashArray().setAll(4.0, 4.0);
        }
        return line;
    }

    /** Removes all curves. */
    public void clear() {
        renderer.series().clear();
        renderer.setMark(OptionalDouble.empty());
        legend.getChildren().clear();
        lastEpoch = 1;
        rescale();
    }

    /** Adds a value at the end of a curve of this pane. Call {@link #rescale} after a batch of them. */
    public void append(CurveSeries series, double epoch, double value) {
        series.append(epoch, value);
        lastEpoch = Math.max(lastEpoch, epoch);
    }

    /** The right end of the horizontal axis, at least. */
    public void setEpochs(double epochs) {
        lastEpoch = Math.max(lastEpoch, epochs);
        rescale();
    }

    /** Marks the epoch whose weights are the best so far. */
    public void setBest(OptionalDouble epoch) {
        renderer.setMark(epoch);
        chart.redraw();
    }

    /** Puts the line of the mouse at an epoch while the mouse is elsewhere; empty: nowhere. */
    public void setShown(Optional<Integer> epoch) {
        shown = epoch.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        renderer.setCursor(shown);
        chart.redraw();
    }

    /** A sentence in place of curves; empty: none. */
    public void setEmptyText(String text) {
        empty.setText(text);
        empty.setVisible(!text.isEmpty());
        chart.setVisible(text.isEmpty());
        legend.setVisible(text.isEmpty());
        logarithmic.setVisible(text.isEmpty());
    }

    /** The sentence in place of curves. */
    public String emptyText() {
        return empty.getText();
    }

    /** Offers no logarithmic axis, for scores between 0 and 1. */
    public void withoutLogarithm() {
        logarithmic.setVisible(false);
        logarithmic.setManaged(false);
    }

    private void setLogarithmic(boolean on) {
        renderer.setLogarithmic(on);
        y.setLogAxis(on);
        y.setMinorTickCount(0);
        rescale();
    }

    /** Fits the axes to the visible curves and draws. */
    public void rescale() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (CurveSeries series : renderer.series()) {
            for (int i = 0; series.isVisible() && i < series.size(); i++) {
                double value = series.y(i);
                if (Double.isFinite(value) && (!y.isLogAxis() || value > 0)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        chart.x().set(1, Math.max(2, lastEpoch));
        setRange(low, high);
        chart.redraw();
    }

    private void setRange(double low, double high) {
        if (low > high) {
            y.set(y.isLogAxis() ? 0.1 : 0, 1);
        } else if (y.isLogAxis()) {
            double room = Math.max(1.02, Math.pow(high / low, MARGIN));
            y.set(low / room, high * room);
        } else {
            double room = high > low ? (high - low) * MARGIN : Math.max(Math.abs(high) * MARGIN, 0.01);
            y.set(low - room, high + room);
        }
    }

    private void read(MouseEvent event) {
        var at = chart.getCanvas().sceneToLocal(event.getSceneX(), event.getSceneY());
        if (!chart.getCanvas().contains(at)) {
            stopReading();
            return;
        }
        double epoch = Math.rint(chart.x().getValueForDisplay(at.getX()));
        var text = new StringJoiner("   ");
        text.add("epoch " + (long) epoch);
        for (CurveSeries series : renderer.series()) {
            int i = series.at(epoch);
            if (series.isVisible() && i >= 0) {
                text.add(series.name() + " " + Numbers.brief(series.y(i)));
            }
        }
        readOut.setText(text.toString());
        renderer.setCursor(OptionalDouble.of(epoch));
        chart.redraw();
    }

    private void stopReading() {
        readOut.setText("");
        renderer.setCursor(shown);
        chart.redraw();
    }

    /** What the mouse reads. */
    public String readOut() {
        return readOut.getText();
    }

    /** The curves, in the order added. */
    public List<CurveSeries> series() {
        return List.copyOf(new ArrayList<>(renderer.series()));
    }

    /** The names of the curves that are shown. */
    public List<String> shownNames() {
        return series().stream()
                .filter(CurveSeries::isVisible)
                .map(CurveSeries::name)
                .toList();
    }

    /** Whether the vertical axis is logarithmic. */
    public boolean isLogarithmic() {
        return logarithmic.isSelected();
    }

    BareChart chart() {
        return chart;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
