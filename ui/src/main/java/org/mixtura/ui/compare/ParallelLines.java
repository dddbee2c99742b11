package org.mixtura.ui.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.sweep.SweepTable.Measure;

/**
 * Runs as lines over parallel axes: settings that differ, then measures. A click chooses the nearest line, a double click opens
 * its run.
 */
final class ParallelLines extends Region {

    private static final double TOP = 58;
    private static final double BOTTOM = 26;
    private static final double SIDE = 70;
    private static final double REACH = 14;

    /** An axis: the place of each run on it, 0 at the bottom to 1 at the top. */
    private record Axis(String title, String low, String high, ToDoubleFunction<RunSummary> place) {}

    private final List<RunSummary> runs;
    private final List<Axis> axes;
    private final Canvas canvas = new Canvas();
    private final Label ink = new Label();
    private final Consumer<RunSummary> choose;
    private final Consumer<RunSummary> open;
    private @Nullable RunSummary near;

    ParallelLines(RunComparison table, Consumer<RunSummary> choose, Consumer<RunSummary> open) {
        this.runs = table.runs();
        this.axes = axes(table);
        this.choose = choose;
        this.open = open;
        setId("parallel-lines");
        setMinSize(0, 0);
        ink.setVisible(false);
        getChildren().addAll(canvas, ink);
        ink.textFillProperty().subscribe(_ -> draw());
        canvas.setOnMouseMoved(this::point);
        canvas.setOnMouseClicked(this::click);
    }

    private static List<Axis> axes(RunComparison table) {
        var axes = new ArrayList<Axis>();
        for (String key : table.changed()) {
            axes.add(setting(table, key));
        }
        for (Measure measure : table.measures()) {
            if (!measure.isCost()) {
                axes.add(numeric(
                        CompareColumns.title(measure),
                        table.runs(),
                        run -> measure == Measure.VALIDATION_LOSS
                                        && table.lossObstacle(run).isPresent()
                                ? Double.NaN
                                : run.value(measure)));
            }
        }
        return axes;
    }

    private static Axis setting(RunComparison table, String key) {
        var values = table.runs().stream()
                .flatMap(run -> table.setting(run, key).stream())
                .distinct()
                .sorted()
                .toList();
        if (values.stream().allMatch(ParallelLines::isNumber)) {
            return numeric(table.label(key), table.runs(), run -> table.setting(run, key)
                    .map(Double::parseDouble)
                    .orElse(Double.NaN));
        }
        return new Axis(table.label(key), values.getFirst(), values.getLast(), run -> table.setting(run, key)
                .map(value -> (double) values.indexOf(value) / Math.max(1, values.size() - 1))
                .orElse(Double.NaN));
    }

    private static Axis numeric(String title, List<RunSummary> runs, ToDoubleFunction<RunSummary> value) {
        var range = runs.stream().mapToDouble(value).filter(Double::isFinite).summaryStatistics();
        double span = range.getMax() - range.getMin();
        return new Axis(title, number(range.getMin()), number(range.getMax()), run -> {
            double own = value.applyAsDouble(run);
            return span == 0 && Double.isFinite(own) ? 0.5 : (own - range.getMin()) / span;
        });
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException words) {
            return false;
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (size > 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        return new BigDecimal(String.format(Locale.ROOT, "%.4f", value))
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double x(int axis) {
        return SIDE + axis * (getWidth() - 2 * SIDE) / Math.max(1, axes.size() - 1);
    }

    private double y(double place) {
        return getHeight() - BOTTOM - place * (getHeight() - TOP - BOTTOM);
    }

    private void draw() {
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (axes.size() < 2 || getWidth() < 2 * SIDE) {
            return;
        }
        Color text = ink.getTextFill() instanceof Color colour ? colour : Color.GRAY;
        g.setFont(Font.font(ink.getFont().getFamily(), ink.getFont().getSize() * 0.85));
        g.setTextAlign(TextAlignment.CENTER);
        for (int a = 0; a < axes.size(); a++) {
            g.setStroke(text.deriveColor(0, 1, 1, 0.35));
            g.strokeLine(x(a), TOP, x(a), getHeight() - BOTTOM);
            g.setFill(text);
            double room = (getWidth() - 2 * SIDE) / Math.max(1, axes.size() - 1) * 0.95;
            // In two rows, because titles are longer than axes are apart.
            g.fillText(axes.get(a).title(), x(a), a % 2 == 0 ? 16 : 32, 1.8 * room);
            g.fillText(axes.get(a).high(), x(a), TOP - 8, room);
            g.fillText(axes.get(a).low(), x(a), getHeight() - 8, room);
        }
        for (RunSummary run : runs) {
            line(g, run, run == near);
        }
        if (near != null) {
            g.setFill(text);
            g.fillText(near.name(), getWidth() / 2, getHeight() - 8);
        }
    }

    private void line(GraphicsContext g, RunSummary run, boolean strong) {
        double last = axes.getLast().place().applyAsDouble(run);
        double tone = Double.isFinite(last) ? last : 0.5;
        g.setStroke(Color.hsb(215 - 190 * tone, 0.7, 0.85, strong ? 1 : 0.6));
        g.setLineWidth(strong ? 3 : 1.5);
        for (int a = 1; a < axes.size(); a++) {
            double from = axes.get(a - 1).place().applyAsDouble(run);
            double to = axes.get(a).place().applyAsDouble(run);
            if (Double.isFinite(from) && Double.isFinite(to)) {
                g.strokeLine(x(a - 1), y(from), x(a), y(to));
            }
        }
        g.setLineWidth(1);
    }

    private void point(MouseEvent move) {
        var found = nearest(move.getX(), move.getY()).orElse(null);
        if (found != near) {
            near = found;
            draw();
        }
    }

    private void click(MouseEvent click) {
        nearest(click.getX(), click.getY()).ifPresent(run -> {
            if (click.getClickCount() == 2) {
                open.accept(run);
            } else {
                choose.accept(run);
            }
        });
    }

    /** The run whose line is nearest to a point, straight up or down. */
    Optional<RunSummary> nearest(double px, double py) {
        RunSummary best = null;
        double least = REACH;
        for (RunSummary run : runs) {
            double distance = Math.abs(heightAt(run, px) - py);
            if (distance < least) {
                least = distance;
                best = run;
            }
        }
        return Optional.ofNullable(best);
    }

    private double heightAt(RunSummary run, double px) {
        for (int a = 1; a < axes.size(); a++) {
            if (px >= x(a - 1) && px <= x(a)) {
                double share = (px - x(a - 1)) / (x(a) - x(a - 1));
                double from = y(axes.get(a - 1).place().applyAsDouble(run));
                return from + share * (y(axes.get(a).place().applyAsDouble(run)) - from);
            }
        }
        return Double.NaN;
    }
}
