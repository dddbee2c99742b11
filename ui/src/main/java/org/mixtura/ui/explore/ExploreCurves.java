package org.mixtura.ui.explore;

import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.RunCharts;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.page.Views;

/** Loss terms, scores and the latent space of a finished run by epoch; the epoch that is seen is marked in the curves. */
final class ExploreCurves {

    private final RunCharts charts = new RunCharts();
    private final StoredRun run;
    private final MovieModel movie;
    private final MoviePane movies;
    private final Node node;

    @FXML
    private StackPane movieHolder;

    @FXML
    private StackPane lossHolder;

    @FXML
    private StackPane scoreHolder;

    ExploreCurves(ExploreViewModel model, Executor background) {
        this.run = model.run();
        this.movie = model.movie();
        this.movies = new MoviePane(movie, model.view(), background);
        this.node = Views.load(this);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var keymap = Keymap.of(node.getScene());
            if (keymap.pressed(event, KeyAction.Where.MOVIE)
                    .filter(movies::handle)
                    .isPresent()) {
                event.consume();
            }
        });
    }

    Node node() {
        return node;
    }

    @FXML
    void initialize() {
        charts.begin(
                run.metrics().lossTerms(),
                run.status().epochs(),
                run.spec().labels().isPresent());
        for (MetricsHistory.Row row : run.metrics().rows()) {
            if (row.isLoss()) {
                charts.appendLoss(row.split(), row.term(), row.epoch(), row.value());
            } else {
                charts.appendScore(row.term(), row.epoch(), row.value());
            }
        }
        charts.setBest(run.status().bestEpoch());
        charts.rescale();
        lossHolder.getChildren().add(charts.loss());
        scoreHolder.getChildren().add(charts.scores());
        movieHolder.getChildren().add(movies);
        movie.movieProperty().subscribe(_ -> markEpoch());
        movie.frameProperty().subscribe(_ -> markEpoch());
    }

    /** The curves that are seen. */
    CurveChoice choice() {
        return charts.choice();
    }

    private void markEpoch() {
        charts.setShown(movie.shown().map(LatentMovie.Frame::epoch));
    }
}
