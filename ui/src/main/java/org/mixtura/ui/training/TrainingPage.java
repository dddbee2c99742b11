package org.mixtura.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.chart.LegendPane;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Numbers;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.RunCharts;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.theme.Icon;

/** The page of a run that trains. */
public final class TrainingPage implements Page {

    private static final int SHOWN_WAITING = 6;

    private final TrainingViewModel model;
    private final Optional<SweepLink> sweep;
    private final ObservableValue<QueueState> waitingRuns;
    private final Consumer<Path> remove;
    private final Executor background;
    private final RunCharts charts = new RunCharts();
    private final Node node;
    private Optional<ScatterModel> map = Optional.empty();

    @FXML
    private Label heading;

    @FXML
    private Label subject;

    @FXML
    private Label stage;

    @FXML
    private Label pace;

    @FXML
    private Label words;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button stop;

    @FXML
    private Button pause;

    @FXML
    private Button discard;

    @FXML
    private Hyperlink toSweep;

    @FXML
    private HBox queue;

    @FXML
    private FlowPane waiting;

    @FXML
    private Node actions;

    @FXML
    private Node question;

    @FXML
    private Label discards;

    @FXML
    private StackPane lossHolder;

    @FXML
    private StackPane scoreHolder;

    @FXML
    private BorderPane mapCard;

    @FXML
    private StackPane mapHolder;

    @FXML
    private Label mapEpoch;

    @FXML
    private Label mapEmpty;

    /**
     * @param sweep the sweep that the run belongs to
     * @param waitingRuns what waits in the queue
     * @param remove takes a run out of the queue
     * @param background where the live map is drawn
     */
    public TrainingPage(
            TrainingViewModel model,
            Optional<SweepLink> sweep,
            ObservableValue<QueueState> waitingRuns,
            Consumer<Path> remove,
            Executor background) {
        this.model = model;
        this.sweep = sweep;
        this.waitingRuns = waitingRuns;
        this.remove = remove;
        this.background = background;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public Node node() {
        return node;
    }

    @FXML
    void initialize() {
        heading.setText("Training " + model.model());
        stage.textProperty().bind(model.stageProperty());
        pace.textProperty().bind(model.paceProperty());
        words.textProperty().bind(model.wordsProperty());
        progress.progressProperty().bind(model.shareProperty());
        lossHolder.getChildren().add(charts.loss());
        scoreHolder.getChildren().add(charts.scores());
        model.startedProperty().subscribe(start -> start.ifPresent(this::started));
        model.epochs().forEach(this::append);
        model.epochs().addListener((ListChangeListener<TrainEvent.EpochDone>) this::epochsAdded);
        model.frameProperty().subscribe(frame -> frame.ifPresent(this::show));
        stop.disableProperty().bind(model.canStop().not());
        pause.disableProperty().bind(model.canStop().not());
        discard.disableProperty().bind(model.canDiscard().not());
        model.pausedProperty().subscribe(rests -> {
            pause.setText(rests ? "Go on" : "Pause");
            pause.setGraphic(new Icon(rests ? "mdi2p-play" : "mdi2p-pause"));
        });
        discards.textProperty()
                .bind(model.continuedProperty()
                        .map(continued -> continued
                                ? "Give up what was trained since it went on?"
                                : "Delete this run and all it has learned?"));
        waitingRuns.subscribe(this::showQueue);
        toSweep.setText(sweep.map(SweepLink::text).orElse(""));
        toSweep.setVisible(sweep.isPresent());
        toSweep.setManaged(sweep.isPresent());
        ask(false);
    }

    private void started(TrainEvent.Started start) {
        subject.setText("%s cells × %s genes · %s"
                .formatted(Numbers.count(start.cells()), Numbers.count(start.genes()), start.device()));
        charts.begin(start.terms(), start.epochs(), model.isLabelled());
    }

    private void epochsAdded(ListChangeListener.Change<? extends TrainEvent.EpochDone> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::append);
        }
    }

    private void append(TrainEvent.EpochDone done) {
        done.train().forEach((term, value) -> charts.appendLoss("train", term, done.epoch(), value));
        done.validation().forEach((term, value) -> charts.appendLoss("validation", term, done.epoch(), value));
        done.scores().forEach((score, value) -> charts.appendScore(score, done.epoch(), value));
        charts.setBest(model.bestEpoch());
        charts.rescale();
    }

    private void show(LatentFrame frame) {
        mapEmpty.setVisible(false);
        var groups = groups(frame.x().length);
        mapEpoch.setText("epoch " + frame.epoch());
        var points = new Points("latent PC 1", "latent PC 2", frame.x(), frame.y());
        if (map.isEmpty() || map.get().points().size() != points.size()) {
            var column =
                    groups.orElseGet(() -> new Column.Categorical("cells", List.of("cell"), new int[points.size()]));
            var view = new LinkedView(Colouring.ByLevel.of(column));
            var scatter = new ScatterModel(view);
            scatter.show(points);
            var pane = new ScatterPane(scatter, background);
            mapHolder.getChildren().removeIf(ScatterPane.class::isInstance);
            mapHolder.getChildren().addFirst(pane);
            mapCard.setRight(groups.isPresent() ? legend(view) : null);
            map = Optional.of(scatter);
        } else {
            map.get().move(points, DataWindow.around(frame.x(), frame.y()));
        }
    }

    private static Node legend(LinkedView view) {
        var legend = new LegendPane(view);
        legend.setId("live-legend");
        legend.getStyleClass().add("live-legend");
        return legend;
    }

    /** What is known of the cells on the map. */
    private Optional<Column.Categorical> groups(int cells) {
        return model.startedProperty()
                .get()
                .flatMap(start -> Optional.ofNullable(start.groups()))
                .filter(known -> known.codes().length == cells)
                .map(TrainEvent.Groups::column);
    }

    private void showQueue(QueueState state) {
        waiting.getChildren()
                .setAll(state.waiting().stream()
                        .limit(SHOWN_WAITING)
                        .map(this::waitingChip)
                        .toList());
        int more = state.waiting().size() - SHOWN_WAITING;
        if (more > 0) {
            var rest = new Label("and %,d more".formatted(more));
            rest.getStyleClass().add("muted");
            waiting.getChildren().add(rest);
        }
        queue.setVisible(!state.waiting().isEmpty());
        queue.setManaged(!state.waiting().isEmpty());
    }

    private Node waitingChip(Path run) {
        var out = new Button(null, new Icon("mdi2c-close"));
        out.getStyleClass().addAll("flat", "small", "button-icon");
        out.setAccessibleText("Take out of the queue");
        out.setTooltip(new Tooltip("Take out of the queue"));
        out.setOnAction(_ -> remove.accept(run));
        var chip = new Label(SweepLink.nameOf(run), out);
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setTooltip(new Tooltip(run.toString()));
        chip.getStyleClass().addAll("chip", "queue-chip");
        return chip;
    }

    @FXML
    void showSweep() {
        sweep.ifPresent(SweepLink::open);
    }

    @FXML
    void pauseOrGoOn() {
        model.setPaused(!model.pausedProperty().get());
    }

    @FXML
    void stopAndKeep() {
        model.stopAndKeep();
    }

    @FXML
    void askToDiscard() {
        ask(true);
    }

    @FXML
    void goBack() {
        ask(false);
    }

    @FXML
    void discardRun() {
        model.discard();
        ask(false);
    }

    private void ask(boolean asking) {
        question.setVisible(asking);
        question.setManaged(asking);
        actions.setVisible(!asking);
        actions.setManaged(!asking);
    }

    /** The charts of the run. */
    RunCharts charts() {
        return charts;
    }
}
