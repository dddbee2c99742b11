package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/** The latent space by epoch beside the curves of a run. */
class ExploreCurvesTest extends FxTest {

    private final List<Problem> problems = new ArrayList<>();

    @TempDir
    private Path folder;

    private StoredRun run;

    @BeforeEach
    void makeRun() {
        run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0));
    }

    private ExploreViewModel open(FakeSource source) {
        var model = fx(() -> new ExploreViewModel(
                run, "scVI", source, new EditHistory(Runnable::run, problems::add), Tasks.onThreads(), problems::add));
        show(
                () -> (javafx.scene.Parent) new ExploreCurves(model, Executors.newCachedThreadPool(work -> {
                            var thread = new Thread(work);
                            thread.setDaemon(true);
                            return thread;
                        }))
                        .node(),
                1000,
                560);
        fx(() -> model.movie().load());
        return model;
    }

    private FakeSource source() {
        return new FakeSource(
                () -> {
                    throw new IllegalStateException("no gene is asked for");
                },
                new FakeOutputs());
    }

    /** The cells go their way from one point. */
    private LatentMovie movie(int frames) {
        int[] cells = IntStream.range(0, run.cells().size()).toArray();
        var codes = new TreeMap<Integer, FloatMatrix>();
        for (int f = 1; f <= frames; f++) {
            float[] places = new float[2 * cells.length];
            for (int i = 0; i < cells.length; i++) {
                places[2 * i] = (float) (f * Math.cos(i));
                places[2 * i + 1] = (float) (f * Math.sin(i));
            }
            codes.put(10 * f, new FloatMatrix(cells.length, 2, places));
        }
        return LatentMovie.of(cells, codes);
    }

    private String epoch() {
        Label label = find("#movie-epoch");
        return fx(label::getText);
    }

    @Test
    void framesAreLookedThroughAndPlayed() {
        var model = open(source().withMovie(movie(5)));
        waitFor("the map", () -> exists("#movie-map"));
        ScatterPane map = find("#movie-map");
        waitFor("its picture", map::isSharp);
        assertThat(epoch()).as("the end first").isEqualTo("after epoch 50");
        screenshot("curves-movie");

        fx(() -> model.movie().step(-1));
        assertThat(epoch()).isEqualTo("after epoch 40");
        Slider slider = find("#movie-slider");
        assertThat(fx(slider::getValue)).isEqualTo(3);
        fx(() -> slider.setValue(1));
        assertThat(epoch()).isEqualTo("after epoch 20");

        click("#movie-play");
        waitFor("the end", () -> !model.movie().playingProperty().get());
        assertThat(epoch()).isEqualTo("after epoch 50");

        keys(KeyCode.COMMA);
        assertThat(epoch()).isEqualTo("after epoch 40");
        keys(KeyCode.PERIOD);
        assertThat(epoch()).isEqualTo("after epoch 50");
        fx(() -> model.movie().playOrRest());
        assertThat(epoch()).as("again from the start").isEqualTo("after epoch 10");
        fx(() -> model.movie().playOrRest());
        assertThat(fx(() -> model.movie().playingProperty().get())).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void aRunWithoutFramesSaysSo() {
        open(source());
        waitFor("the reason", () -> {
            Label reason = find(".movie-empty");
            return reason.getText().equals(MovieModel.NOTHING);
        });
        Slider slider = find("#movie-slider");
        assertThat(fx(slider::isDisabled)).isTrue();
    }
}
