package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.theme.Icon;

/**
 * Plays the latent space by epoch, in the colours of the maps. Keys: Space plays or rests, comma and full stop go back and on by a
 * frame.
 */
final class MoviePane extends BorderPane {

    private static final Duration FRAME = Duration.millis(150);

    private final MovieModel model;
    private final LinkedView maps;
    private final Executor background;
    private final StackPane holder = new StackPane();
    private final Label epoch = new Label();
    private final Label empty = new Label("Reading…");
    private final Slider slider = new Slider();
    private final Button play = new Button();
    private final Timeline clock;
    private Optional<ScatterModel> scatter = Optional.empty();

    /**
     * @param maps whose colours are taken
     * @param background where frames are drawn
     */
    MoviePane(MovieModel model, LinkedView maps, Executor background) {
        this.model = model;
        this.maps = maps;
        this.background = background;
        clock = new Timeline(new KeyFrame(FRAME, _ -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        getStyleClass().addAll("plot-card", "movie-pane");
        setMinSize(0, 0);
        var title = new Label("Latent space");
        title.getStyleClass().add("plot-title");
        epoch.setId("movie-epoch");
        epoch.getStyleClass().add("muted");
        var head = new HBox(title, epoch);
        head.getStyleClass().add("plot-head");
        empty.getStyleClass().addAll("muted", "movie-empty");
        empty.setWrapText(true);
        holder.setMinSize(0, 0);
        holder.getChildren().add(empty);
        setTop(head);
        setCenter(holder);
        setBottom(controls());
        listen();
    }

    private HBox controls() {
        play.setId("movie-play");
        play.getStyleClass().addAll("flat", "button-icon");
        play.setOnAction(_ -> model.playOrRest());
        play.setTooltip(new Tooltip("Play or rest (Space); one frame back or on (, .)"));
        slider.setId("movie-slider");
        slider.setMin(0);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText("Epoch");
        HBox.setHgrow(slider, Priority.ALWAYS);
        var row = new HBox(play, slider);
        row.getStyleClass().add("movie-controls");
        row.setDisable(true);
        model.movieProperty().subscribe(movie -> row.setDisable(movie.isEmpty()));
        return row;
    }

    private void listen() {
        model.missingProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                empty.setText(why);
            }
        });
        model.movieProperty().subscribe(movie -> movie.ifPresent(this::begin));
        model.frameProperty().subscribe(_ -> show());
        model.playingProperty().subscribe(plays -> {
            play.setGraphic(new Icon(plays ? "mdi2p-pause" : "mdi2p-play"));
            play.setAccessibleText(plays ? "Rest" : "Play");
            if (plays) {
                clock.play();
            } else {
                clock.stop();
            }
        });
        // A page that is left must not go on playing.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.playingProperty().set(false);
            }
        });
        slider.valueProperty()
                .subscribe((_, value) -> model.frameProperty().set((int) Math.round(value.doubleValue())));
    }

    private void begin(LatentMovie movie) {
        slider.setMax(movie.frames().size() - 1.0);
        var view = new LinkedView(maps.colouring().select(movie.cells()));
        maps.colouringProperty().subscribe((_, now) -> view.colourBy(now.select(movie.cells())));
        // What the legend of the maps hides or stresses is hidden or stressed here, too.
        maps.highlightedProperty().subscribe(level -> view.highlightedProperty().set(level.intValue()));
        view.sizeFactorProperty().bind(maps.sizeFactorProperty());
        view.opacityFactorProperty().bind(maps.opacityFactorProperty());
        maps.visionProperty().subscribe(vision -> view.visionProperty().set(vision));
        var map = new ScatterModel(view);
        scatter = Optional.of(map);
        empty.setVisible(false);
        map.show(points(model.shown().orElseThrow()));
        var pane = new ScatterPane(map, background);
        pane.setId("movie-map");
        holder.getChildren().addFirst(pane);
        show();
        map.windowProperty().set(around(movie.frames()));
    }

    private static DataWindow around(List<LatentMovie.Frame> frames) {
        int cells = frames.getFirst().places().rows();
        float[] x = new float[cells * frames.size()];
        float[] y = new float[x.length];
        for (int f = 0; f < frames.size(); f++) {
            System.arraycopy(frames.get(f).places().column(0), 0, x, f * cells, cells);
            System.arraycopy(frames.get(f).places().column(1), 0, y, f * cells, cells);
        }
        return DataWindow.around(x, y);
    }

    private void show() {
        slider.setValue(model.frameProperty().get());
        model.shown().ifPresent(frame -> {
            epoch.setText("after epoch " + frame.epoch());
            scatter.ifPresent(map -> map.move(points(frame), map.window()));
        });
    }

    private static Points points(LatentMovie.Frame frame) {
        return new Points(
                "latent direction 1",
                "latent direction 2",
                frame.places().column(0),
                frame.places().column(1));
    }

    /** Does what a key means here; false when it means nothing. */
    boolean handle(KeyAction key) {
        switch (key) {
            case PLAY -> model.playOrRest();
            case EPOCH_BACK -> model.step(-1);
            case EPOCH_ON -> model.step(1);
            default -> {
                return false;
            }
        }
        return true;
    }
}
