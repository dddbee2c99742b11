package org.mixtura.ui.chart;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.figure.BlendColours;
import org.mixtura.core.figure.Colouring;

/**
 * The square of colours of two genes: the first to the right, the second upwards. Dragging over it selects the cells that have
 * so much of both; Shift adds them, Alt takes them away.
 */
final class BlendPane extends VBox {

    private static final double SIDE = 128;
    private static final double LEAST_BRUSH = 3;

    private final LinkedView view;
    private final Canvas canvas = new Canvas(SIDE, SIDE);
    private final Pane holder = new Pane(canvas);
    private final Region brush = new Region();
    private final Label unit = new Label();
    private final Label across = name("blend-first");
    private final Label up = name("blend-second");
    private final Label left = new Label();
    private final Label right = new Label();
    private final Label bottom = new Label();
    private final Label top = new Label();
    private Colouring.@Nullable Blend shown;
    private double fromX;
    private double fromY;

    BlendPane(LinkedView view) {
        this.view = view;
        getStyleClass().addAll("colour-bar", "blend-square");
        unit.getStyleClass().add("legend-unit");
        unit.setWrapText(true);
        brush.getStyleClass().add("histogram-brush");
        brush.setManaged(false);
        brush.setMouseTransparent(true);
        brush.setVisible(false);
        holder.getChildren().add(brush);
        holder.setMinSize(SIDE, SIDE);
        holder.setMaxSize(SIDE, SIDE);
        holder.setAccessibleText("Colours of two genes; drag over them to select cells");
        view.visionProperty().subscribe(_ -> draw());
        getChildren().addAll(unit, up, square(), across);
        holder.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        holder.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        holder.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    private static Label name(String id) {
        var name = new Label();
        name.setId(id);
        name.getStyleClass().add("blend-name");
        return name;
    }

    private GridPane square() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var ends = new GridPane();
        ends.setHgap(4);
        ends.add(top, 0, 0);
        ends.add(bottom, 0, 1);
        ends.add(holder, 1, 0, 1, 2);
        ends.add(new HBox(left, gap, right), 1, 2);
        GridPane.setValignment(top, VPos.TOP);
        GridPane.setValignment(bottom, VPos.BOTTOM);
        GridPane.setHalignment(top, HPos.RIGHT);
        GridPane.setHalignment(bottom, HPos.RIGHT);
        GridPane.setVgrow(top, Priority.ALWAYS);
        ends.setAlignment(Pos.TOP_LEFT);
        return ends;
    }

    void show(Colouring.Blend colouring) {
        shown = colouring;
        unit.setText(colouring.first().unit());
        across.setText(colouring.first().name() + " →");
        up.setText("↑ " + colouring.second().name());
        ends(colouring.first(), left, right);
        ends(colouring.second(), bottom, top);
        draw();
    }

    private static void ends(Colouring.ByValue scale, Label low, Label high) {
        double length = scale.high() - scale.low();
        low.setText(Numbers.end(scale.low(), length));
        high.setText(Numbers.end(scale.high(), length));
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        int[] table = BlendColours.table();
        double step = SIDE / BlendColours.STEPS;
        for (int i = 0; i < table.length; i++) {
            int argb = view.visionProperty().get().seen(table[i]);
            graphics.setFill(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255));
            graphics.fillRect(i / BlendColours.STEPS * step, SIDE - (i % BlendColours.STEPS + 1) * step, step, step);
        }
    }

    private void pressed(MouseEvent event) {
        fromX = inside(event.getX());
        fromY = inside(event.getY());
    }

    private void dragged(MouseEvent event) {
        double toX = inside(event.getX());
        double toY = inside(event.getY());
        brush.resizeRelocate(Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY));
        brush.setVisible(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)) >= LEAST_BRUSH);
    }

    private void released(MouseEvent event) {
        Colouring.Blend colouring = shown;
        if (brush.isVisible() && colouring != null) {
            double x = brush.getLayoutX();
            double y = brush.getLayoutY();
            view.selectBlend(
                    ScatterInput.change(event),
                    new LinkedView.Shares(x / SIDE, (x + brush.getWidth()) / SIDE),
                    new LinkedView.Shares(1 - (y + brush.getHeight()) / SIDE, 1 - y / SIDE));
        }
        brush.setVisible(false);
    }

    private static double inside(double place) {
        return Math.clamp(place, 0, SIDE);
    }
}
