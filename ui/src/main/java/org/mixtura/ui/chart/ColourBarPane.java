package org.mixtura.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.figure.Colouring;

/**
 * The scale of a colouring by number: a histogram of the values over the colours, with two handles for the clip. Dragging
 * elsewhere over the histogram selects the cells of that range; Shift adds them, Alt takes them away.
 */
final class ColourBarPane extends VBox {

    private static final int BINS = 60;
    private static final double HEIGHT = 64;
    private static final double BAR = 14;
    private static final double REACH = 12;

    private final LinkedView view;
    private final Canvas canvas = new Canvas(10, HEIGHT);
    private final Pane holder = new Pane(canvas);
    private final Region lowHandle = handle("low-handle");
    private final Region highHandle = handle("high-handle");
    private final Label low = new Label();
    private final Label high = new Label();
    private final Label unit = new Label();
    private Colouring.@Nullable ByValue shown;
    private float[] valuesOfBins = new float[0];
    private int[] bins = new int[0];
    private double least;
    private double greatest = 1;
    private final Region brush = new Region();
    private @Nullable Region dragged;
    private double brushedFrom = Double.NaN;

    ColourBarPane(LinkedView view) {
        this.view = view;
        getStyleClass().add("colour-bar");
        unit.getStyleClass().add("legend-unit");
        unit.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        brush.getStyleClass().add("histogram-brush");
        brush.setManaged(false);
        brush.setMouseTransparent(true);
        brush.setVisible(false);
        holder.getChildren().addAll(brush, lowHandle, highHandle);
        holder.setMinSize(0, HEIGHT + 4);
        holder.setPrefHeight(HEIGHT + 4);
        canvas.widthProperty().bind(holder.widthProperty());
        canvas.widthProperty().subscribe(_ -> draw());
        view.visionProperty().subscribe(_ -> draw());
        getChildren().addAll(unit, holder, new HBox(low, gap, high));
        holder.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        holder.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        holder.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        holder.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    private static Region handle(String id) {
        var handle = new Region();
        handle.setId(id);
        handle.getStyleClass().add("clip-handle");
        handle.setManaged(false);
        handle.setMouseTransparent(true);
        handle.resize(3, HEIGHT + 2);
        return handle;
    }

    void show(Colouring.ByValue colouring) {
        shown = colouring;
        unit.setText(colouring.unit());
        unit.setManaged(!colouring.unit().isBlank());
        if (valuesOfBins != colouring.values()) {
            count(colouring);
        }
        double length = colouring.high() - colouring.low();
        low.setText(Numbers.end(colouring.low(), length));
        high.setText(Numbers.end(colouring.high(), length));
        draw();
    }

    private void count(Colouring.ByValue colouring) {
        valuesOfBins = colouring.values();
        least = Math.min(colouring.low(), colouring.zeroApart() ? 0 : colouring.low());
        greatest = colouring.high();
        for (float v : valuesOfBins) {
            if (Float.isFinite(v)) {
                least = Math.min(least, v);
                greatest = Math.max(greatest, v);
            }
        }
        bins = new int[BINS];
        for (int i = 0; i < valuesOfBins.length; i++) {
            if (!colouring.isGrey(i) && Float.isFinite(valuesOfBins[i])) {
                bins[Math.clamp((long) ((valuesOfBins[i] - least) / (greatest - least) * BINS), 0, BINS - 1)]++;
            }
        }
    }

    private void draw() {
        Colouring.ByValue colouring = shown;
        double width = canvas.getWidth();
        if (colouring == null || width < 2) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, HEIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        int most = 1;
        for (int count : bins) {
            most = Math.max(most, count);
        }
        for (int b = 0; b < bins.length; b++) {
            double from = width * b / bins.length;
            double to = width * (b + 1) / bins.length;
            graphics.setFill(colour(colouring, least + (b + 0.5) / bins.length * (greatest - least)));
            double high = Math.sqrt(bins[b] / (double) most) * (HEIGHT - BAR - 4);
            graphics.fillRect(from, HEIGHT - BAR - 2 - high, to - from - 0.5, high);
        }
        for (double x = 0; x < width; x++) {
            graphics.setFill(colour(colouring, least + x / width * (greatest - least)));
            graphics.fillRect(x, HEIGHT - BAR, 1.5, BAR);
        }
        lowHandle.relocate(Math.rint(position(colouring.low())) - 1, 0);
        highHandle.relocate(Math.rint(position(colouring.high())) - 2, 0);
    }

    private Color colour(Colouring.ByValue colouring, double value) {
        int argb = view.visionProperty().get().seen(colouring.map().colour(colouring.share(value)));
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private double value(double x) {
        return least + Math.clamp(x / canvas.getWidth(), 0, 1) * (greatest - least);
    }

    private double position(double value) {
        return (value - least) / (greatest - least) * canvas.getWidth();
    }

    private void pressed(MouseEvent event) {
        Colouring.ByValue colouring = shown;
        if (colouring == null) {
            return;
        }
        double toLow = Math.abs(event.getX() - position(colouring.low()));
        double toHigh = Math.abs(event.getX() - position(colouring.high()));
        if (Math.min(toLow, toHigh) <= REACH) {
            dragged = toLow < toHigh ? lowHandle : highHandle;
        } else if (event.getY() < HEIGHT - BAR) {
            brushedFrom = Math.clamp(event.getX(), 0, canvas.getWidth());
        }
    }

    private void released(MouseEvent event) {
        if (brush.isVisible()) {
            double from = brush.getLayoutX();
            view.selectRange(ScatterInput.change(event), value(from), value(from + brush.getWidth()));
        }
        brush.setVisible(false);
        brushedFrom = Double.NaN;
        dragged = null;
    }

    private void brush(double x) {
        double to = Math.clamp(x, 0, canvas.getWidth());
        brush.resizeRelocate(Math.min(brushedFrom, to), 0, Math.abs(to - brushedFrom), HEIGHT - BAR);
        brush.setVisible(Math.abs(to - brushedFrom) >= 2);
    }

    private void dragged(MouseEvent event) {
        if (Double.isFinite(brushedFrom)) {
            brush(event.getX());
        }
        Colouring.ByValue colouring = shown;
        if (colouring == null || dragged == null) {
            return;
        }
        double at = value(event.getX());
        double room = (greatest - least) / 200;
        if (dragged == lowHandle) {
            view.clip(Math.min(at, colouring.high() - room), colouring.high());
        } else {
            view.clip(colouring.low(), Math.max(at, colouring.low() + room));
        }
    }

    private void clicked(MouseEvent event) {
        Colouring.ByValue colouring = shown;
        if (event.getClickCount() == 2 && colouring != null) {
            var standard =
                    Colouring.ByValue.of(colouring.name(), colouring.unit(), colouring.values(), colouring.zeroApart());
            view.clip(standard.low(), standard.high());
        }
    }
}
