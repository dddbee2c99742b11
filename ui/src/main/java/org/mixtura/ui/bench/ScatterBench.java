package org.mixtura.ui.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.theme.Appearance;

/**
 * Shows made-up cells in a window of their own, drags them about and draws a lasso around some, with the events that a mouse
 * makes, and notes how long that takes. Not to be called on the JavaFX thread, which must be there.
 */
public final class ScatterBench {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final int TYPES = 20;
    private static final int FRAMES = 240;

    /** Frames that are not counted: what draws is compiled meanwhile. */
    private static final int WARM_UP = 60;

    /** How far the mouse goes in a frame, pixels. */
    private static final double SPEED = 6;

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Measures one scatter.
     *
     * @param cells how many points
     */
    public ScatterTimes measure(int cells) {
        try (var background =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), ScatterBench::daemon)) {
            var points = points(cells);
            var model = on(() -> new ScatterModel(new LinkedView(types(cells))));
            var pane = on(() -> new ScatterPane(model, background));
            var stage = on(() -> shown(pane));
            try {
                return measured(pane, model, points);
            } finally {
                on(() -> {
                    stage.close();
                    return true;
                });
            }
        }
    }

    private ScatterTimes measured(ScatterPane pane, ScatterModel model, Points points) {
        await(() -> pane.getWidth() > 1);
        long begun = System.nanoTime();
        on(() -> {
            model.show(points);
            return true;
        });
        await(pane::isSharp);
        double shown = since(begun);
        var mouse = new Mouse(pane);
        double[] frames = dragged(mouse);
        long letGo = System.nanoTime();
        await(pane::isSharp);
        double sharp = since(letGo);
        on(() -> {
            model.view().modeProperty().set(LinkedView.Mode.LASSO);
            mouse.press(0, 0);
            ring(mouse);
            return true;
        });
        long drawn = System.nanoTime();
        on(() -> {
            mouse.release();
            return true;
        });
        await(() -> !model.view().selection().isEmpty());
        double lasso = since(drawn);
        int selected = on(() -> model.view().selection().size());
        System.gc();
        var runtime = Runtime.getRuntime();
        return new ScatterTimes(
                points.size(),
                shown,
                frames[frames.length / 2],
                frames[(int) (0.95 * frames.length)],
                sharp,
                lasso,
                selected,
                runtime.totalMemory() - runtime.freeMemory());
    }

    /** Drags in circles and notes the time from each frame to the next, ascending. */
    private static double[] dragged(Mouse mouse) {
        var ended = new CompletableFuture<double[]>();
        on(() -> {
            mouse.press(0, 0);
            new AnimationTimer() {

                private final double[] times = new double[FRAMES];
                private int frame = -WARM_UP;
                private long before;

                @Override
                public void handle(long now) {
                    long at = System.nanoTime();
                    if (frame >= 0) {
                        times[frame] = (at - before) / NANOS_PER_MILLI;
                    }
                    before = at;
                    frame++;
                    if (frame == FRAMES) {
                        stop();
                        mouse.release();
                        Arrays.sort(times);
                        ended.complete(times);
                        return;
                    }
                    double angle = SPEED * (frame + WARM_UP) / 200;
                    mouse.drag(200 * Math.sin(angle), 200 * (1 - Math.cos(angle)));
                }
            }.start();
            return true;
        });
        return ended.join();
    }

    /** Around a good part of the cells in the middle. */
    private static void ring(Mouse mouse) {
        for (int i = 0; i <= 200; i++) {
            double angle = 2 * Math.PI * i / 200;
            mouse.drag(300 * Math.sin(angle), 300 * Math.cos(angle));
        }
    }

    private static Stage shown(ScatterPane pane) {
        var stage = new Stage();
        stage.setTitle("Measuring");
        var scene = new Scene(pane, WIDTH, HEIGHT);
        new Appearance().dress(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static Points points(int cells) {
        var random = new SplittableRandom(0);
        float[] x = new float[cells];
        float[] y = new float[cells];
        for (int i = 0; i < cells; i++) {
            int type = i % TYPES;
            x[i] = (float) (8 * Math.cos(type) + random.nextGaussian());
            y[i] = (float) (8 * Math.sin(1.7 * type) + random.nextGaussian());
        }
        return new Points("UMAP1", "UMAP2", x, y);
    }

    private static Colouring types(int cells) {
        List<String> levels =
                IntStream.range(0, TYPES).mapToObj(i -> "type " + i).toList();
        int[] codes = IntStream.range(0, cells).map(i -> i % TYPES).toArray();
        return Colouring.of(new Column.Categorical("type", levels, codes));
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "mixtura-bench");
        thread.setDaemon(true);
        return thread;
    }

    /** Asks at each frame. */
    private static void await(BooleanSupplier condition) {
        var held = new CompletableFuture<Boolean>();
        on(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (condition.getAsBoolean()) {
                        stop();
                        held.complete(true);
                    }
                }
            }.start();
            return true;
        });
        held.join();
    }

    private static <T> T on(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, Platform::runLater).join();
    }
}
