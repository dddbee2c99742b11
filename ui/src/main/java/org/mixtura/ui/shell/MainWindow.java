package org.mixtura.ui.shell;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.mixtura.core.Workbench;
import org.mixtura.ui.error.ErrorPane;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.help.CiteCard;
import org.mixtura.ui.help.WordsCard;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.keys.KeysCard;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;

/** The one window: rail, page, inspector, status, and an overlay for questions and problems. */
public final class MainWindow {

    /** Of the icon that task bars and window lists show, pixels. */
    private static final int[] ICON_SIDES = {32, 64, 128};

    /** Below this width, in em, the area at the right gives way to the page. */
    private static final double ROOM_FOR_INSPECTOR = 78;

    /** Below this width, in em, the rail shows symbols only. */
    private static final double ROOM_FOR_RAIL = 70;

    private static final double BASE_FONT = 14;

    private final Workflow workflow;
    private final Tasks tasks;
    private final Appearance appearance;
    private final Keymap keymap;
    private final Pages pages;
    private final StatusViewModel status;
    private final Rail rail;
    private final Overlay overlay = new Overlay();
    private final Actions actions;
    private final Drawer drawer;
    private final Tour tour;
    private Optional<Page> current = Optional.empty();

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane content;

    @FXML
    private ScrollPane inspector;

    /**
     * @param keymap the keys, which the user may change
     * @param toured whether the tour was taken or left, kept from start to start
     */
    public MainWindow(
            Workbench workbench,
            Workflow workflow,
            Tasks tasks,
            Appearance appearance,
            Keymap keymap,
            Pages pages,
            BooleanProperty toured) {
        this.workflow = workflow;
        this.tasks = tasks;
        this.appearance = appearance;
        this.keymap = keymap;
        this.pages = pages;
        this.status = new StatusViewModel(workbench, workflow, tasks);
        this.tour = new Tour(workflow.session().placeProperty(), toured);
        this.rail = new Rail(workflow, appearance, this::showHelp);
        this.actions = new Actions(workflow, appearance, keymap, new Frame());
        this.drawer = new Drawer(tasks, workflow.history(), new RunLog(workflow.session(), tasks));
    }

    /** The content of the window. */
    public Parent load() {
        return Views.load(this);
    }

    /** Shows the window's content on a stage, guarded against closing while a run trains. */
    public void showOn(Stage stage, double width, double height) {
        var scene = new Scene(new StackPane(), width, height);
        keymap.install(scene);
        scene.setRoot(load());
        appearance.dress(scene);
        actions.install(scene);
        var guard = new CloseGuard(workflow, stage::hide);
        guard.askedProperty()
                .subscribe(asked ->
                        asked.ifPresentOrElse(run -> overlay.show(Cards.closeQuestion(guard, run)), overlay::hide));
        stage.setOnCloseRequest(event -> {
            event.consume();
            guard.request();
        });
        stage.titleProperty().bind(workflow.session().inspectionProperty().map(data -> data.map(
                        d -> d.source().getFileName() + " · Mixtura")
                .orElse("Mixtura")));
        for (int side : ICON_SIDES) {
            stage.getIcons().add(icon(side));
        }
        stage.setScene(scene);
        stage.show();
    }

    private static Image icon(int side) {
        String name = "icon-%d.png".formatted(side);
        return new Image(Objects.requireNonNull(MainWindow.class.getResourceAsStream(name), name));
    }

    @FXML
    void initialize() {
        frame.setLeft(rail);
        showDrawer(false);
        var bar = new StatusBar(
                status, tasks, workflow.history(), this::showComputer, () -> showDrawer(!drawer.isVisible()));
        frame.setBottom(bar);
        VBox.setVgrow(content, Priority.ALWAYS);
        frame.setCenter(new VBox(content, new TourBar(tour), drawer));
        tour.stepProperty().subscribe(step -> rail.pointAt(step.map(Tour.Step::place)));
        inspector.setContent(new Overview(workflow));
        root.getChildren().add(overlay);
        workflow.session().placeProperty().subscribe(this::show);
        pages.onRenewed(place -> {
            boolean inView = workflow.session().placeProperty().get() == place;
            if (inView && workflow.session().isReachable(place)) {
                show(place);
            }
        });
        workflow.problemProperty().subscribe(this::showProblem);
        root.widthProperty().subscribe(_ -> shareWidth());
        appearance.scaleProperty().subscribe(_ -> shareWidth());
    }

    private void show(Place place) {
        pages.page(place).ifPresent(page -> {
            current.ifPresent(Page::onHide);
            current = Optional.of(page);
            content.getChildren().setAll(page.node());
            page.onShow();
            shareWidth();
        });
    }

    /** Gives the page its room: at the side stays what belongs to the page, or the overview if there is room. */
    private void shareWidth() {
        double em = BASE_FONT * appearance.scaleProperty().get();
        rail.setNarrow(root.getWidth() < ROOM_FOR_RAIL * em);
        Optional<Node> own = current.flatMap(Page::inspector);
        boolean room = root.getWidth() >= ROOM_FOR_INSPECTOR * em
                && workflow.session().placeProperty().get() != Place.WELCOME;
        frame.setRight(own.orElse(room ? inspector : null));
    }

    private void exportFigure() {
        if (!current.map(Page::exportFigure).orElse(false)) {
            workflow.go(Place.FIGURES);
        }
    }

    private void showProblem(Optional<Problem> problem) {
        if (problem.isEmpty()) {
            overlay.hide();
            return;
        }
        var pane = new ErrorPane(problem.get(), () -> workflow.problemProperty().set(Optional.empty()));
        if (overlay.isShowing(ErrorPane.class)) {
            overlay.show(pane);
        } else {
            overlay.showOver(pane);
        }
    }

    private void showComputer() {
        if (!overlay.isShowing()) {
            overlay.show(new ComputerCard(status, overlay::hide));
            status.testDevices();
        }
    }

    private void showHelp() {
        if (!overlay.isShowing()) {
            overlay.show(Cards.help(
                    actions,
                    keymap.keysProperty().get(),
                    overlay::hide,
                    new Cards.More(this::showKeys, tour::begin, this::showWords, this::showReferences)));
        }
    }

    private void showKeys() {
        if (!overlay.isShowing()) {
            overlay.show(new KeysCard(keymap, overlay::hide));
        }
    }

    private void showWords() {
        if (!overlay.isShowing()) {
            overlay.show(new WordsCard(overlay::hide));
        }
    }

    private void showReferences() {
        if (!overlay.isShowing()) {
            overlay.show(new CiteCard(workflow.modelCards(), overlay::hide));
        }
    }

    private void showDrawer(boolean shown) {
        drawer.setVisible(shown);
        drawer.setManaged(shown);
    }

    private final class Frame implements Actions.Frame {

        @Override
        public void help() {
            showHelp();
        }

        @Override
        public void keys() {
            showKeys();
        }

        @Override
        public void tour() {
            tour.begin();
        }

        @Override
        public void words() {
            showWords();
        }

        @Override
        public void cite() {
            showReferences();
        }

        @Override
        public void palette() {
            if (!overlay.isShowing()) {
                overlay.show(new CommandPalette(actions, overlay::hide));
            }
        }

        @Override
        public void exportFigure() {
            MainWindow.this.exportFigure();
        }

        @Override
        public void toggleDrawer() {
            showDrawer(!drawer.isVisible());
        }

        @Override
        public Optional<Page> welcome() {
            return pages.page(Place.WELCOME);
        }
    }
}
