package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.PlaceTool;

/** The mouse of one scatter that asks the model about places: presses choose places, draw paths and drag their points. */
final class PaneProbe implements PlaceTool {

    /** A line drawn by hand becomes at most so many points. */
    private static final int MOST_STOPS = 12;

    private final ProbeModel model;
    private final PaneModel pane;
    private final Runnable redraw;
    private @Nullable Gesture gesture;

    /** What the pressed button is doing. */
    private sealed interface Gesture {

        /** Moves the place that is decoded. */
        record Place(boolean anchor) implements Gesture {}

        /** Moves a stop of the path. */
        record Stop(int index) implements Gesture {}

        /** Draws a line by hand. */
        record Line(Press from, List<double[]> points) implements Gesture {}
    }

    /** @param redraw draws what lies over the points again */
    PaneProbe(ProbeModel model, PaneModel pane, Runnable redraw) {
        this.model = model;
        this.pane = pane;
        this.redraw = redraw;
    }

    @Override
    public void pressed(Press press) {
        if (press.mode() == LinkedView.Mode.PLACE) {
            gesture = new Gesture.Place(press.shift());
            model.place(pane, press.x(), press.y(), press.shift());
            return;
        }
        if (model.at(pane, press.x(), press.y()).isEmpty()) {
            model.path().refuse(PlaceFinder.WHY_NOT);
            return;
        }
        int hit = hit(press);
        if (hit >= 0 && press.alt()) {
            model.path().remove(hit);
        } else {
            gesture = hit >= 0
                    ? new Gesture.Stop(hit)
                    : new Gesture.Line(press, new ArrayList<>(List.of(new double[] {press.x(), press.y()})));
        }
    }

    private int hit(Press press) {
        var stops = model.path().stops();
        for (int i = stops.size() - 1; i >= 0 && model.owns(pane); i--) {
            if (press.reaches(stops.get(i).x(), stops.get(i).y())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void dragged(double x, double y) {
        switch (gesture) {
            case Gesture.Place(boolean anchor) -> model.place(pane, x, y, anchor);
            case Gesture.Stop(int index) ->
                model.at(pane, x, y).ifPresent(to -> model.path().move(index, to));
            case Gesture.Line(Press from, List<double[]> points) -> {
                double[] last = points.getLast();
                double dx = (x - last[0]) / from.reachX();
                double dy = (y - last[1]) / from.reachY();
                if (dx * dx + dy * dy > 0.2) {
                    points.add(new double[] {x, y});
                    redraw.run();
                }
            }
            case null -> {}
        }
    }

    @Override
    public void released() {
        switch (gesture) {
            case Gesture.Stop _ -> model.path().follow(true);
            case Gesture.Line(Press from, List<double[]> points)
            when points.size() > 2 ->
                model.drawPath(pane, HandLine.simplified(points, from.reachX(), from.reachY(), MOST_STOPS));
            case Gesture.Line(Press from, var _) ->
                model.at(pane, from.x(), from.y()).ifPresent(stop -> {
                    model.own(pane);
                    model.path().add(stop);
                });
            case Gesture.Place _ -> {}
            case null -> {}
        }
        gesture = null;
        redraw.run();
    }

    /** The line that is being drawn. */
    Optional<List<double[]>> line() {
        return gesture instanceof Gesture.Line(var _, var points) ? Optional.of(points) : Optional.empty();
    }
}
