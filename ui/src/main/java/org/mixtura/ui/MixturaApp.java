package org.mixtura.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.Projects;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.SweepNotes;
import org.mixtura.ui.answers.AnswersViewModel;
import org.mixtura.ui.answers.GroupsViewModel;
import org.mixtura.ui.answers.ScoresViewModel;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.compare.ComparePage;
import org.mixtura.ui.compare.CompareViewModel;
import org.mixtura.ui.dataset.ImportCheckPage;
import org.mixtura.ui.dataset.ImportCheckViewModel;
import org.mixtura.ui.design.ModelChoicePage;
import org.mixtura.ui.design.ModelChoiceViewModel;
import org.mixtura.ui.design.SetUpPage;
import org.mixtura.ui.design.SetUpViewModel;
import org.mixtura.ui.explore.ExplorePage;
import org.mixtura.ui.explore.ExploreViewModel;
import org.mixtura.ui.explore.ExportViewModel;
import org.mixtura.ui.explore.RunSource;
import org.mixtura.ui.figure.FigurePage;
import org.mixtura.ui.figure.FigureSettings;
import org.mixtura.ui.figure.FigureSheet;
import org.mixtura.ui.figure.FigureViewModel;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.figure.SystemDialogs;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.runs.RunsPage;
import org.mixtura.ui.runs.RunsViewModel;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.QueueWatch;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.settings.Settings;
import org.mixtura.ui.shell.MainWindow;
import org.mixtura.ui.shell.Pages;
import org.mixtura.ui.sweep.SweepPage;
import org.mixtura.ui.sweep.SweepViewModel;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.training.SweepLink;
import org.mixtura.ui.training.TrainingPage;
import org.mixtura.ui.training.TrainingViewModel;
import org.mixtura.ui.welcome.WelcomePage;
import org.mixtura.ui.welcome.WelcomeViewModel;

/** The workbench as a whole: makes its parts, each with what it needs, and shows the window. */
public final class MixturaApp {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private final Workbench workbench;
    /** How often an idle window looks whether something trains: soon enough for whoever changes from the terminal to it. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(3);

    private final Folders folders;
    private final Tasks tasks;
    private final Appearance appearance = new Appearance();
    private final Keymap keymap = new Keymap();
    private final Workflow workflow;
    private final RecentItems recent;
    private final FileDialogs dialogs;
    private final ObjectProperty<FigureSettings> figureSettings;
    private final FigureSheet figureSheet = new FigureSheet();
    private final BooleanProperty toured = new SimpleBooleanProperty(this, "toured", false);

    public MixturaApp(Workbench workbench, Folders folders, Tasks tasks, FileDialogs dialogs) {
        this.workbench = workbench;
        this.folders = folders;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.figureSettings = new SimpleObjectProperty<>(FigureSettings.standard(folders.figures()));
        this.recent = new RecentItems(folders.config(), tasks);
        this.workflow =
                new Workflow(workbench, tasks, recent, Optional.of(new Projects(folders.projects(), version())));
        // Figures of a project lie in it.
        workflow.history()
                .projectProperty()
                .subscribe(open -> figureSettings.set(figureSettings
                        .get()
                        .withFolder(open.map(Project::figuresFolder).orElseGet(folders::figures))));
    }

    /**
     * Starts the toolkit, shows the window, and returns when it was closed. At most once per JVM.
     *
     * @param open a data set, or the folder of a run or sweep, to open at once
     * @param onceDrawn whether the window closes by itself as soon as it was drawn
     * @return when it was first drawn
     * @throws NoDisplay when there is no display to show it on
     */
    public static Instant launch(Workbench workbench, Optional<Path> open, boolean onceDrawn) {
        var drawn = new AtomicReference<>(Instant.MAX);
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable Throwable>();
        Toolkit.start(() -> {
            try {
                var stage = new Stage();
                var tasks = Tasks.onThreads();
                var app = new MixturaApp(workbench, Folders.ofUser(), tasks, new SystemDialogs());
                var watch = new QueueWatch(app.workflow(), tasks);
                stage.setOnHidden(_ -> {
                    watch.close();
                    app.workflow().close();
                    closed.countDown();
                });
                app.show(stage);
                watch.look(LOOK_AROUND);
                new FirstFrame(stage).then(() -> {
                    drawn.set(Instant.now());
                    if (onceDrawn) {
                        stage.close();
                    }
                });
                open.ifPresent(app.workflow()::open);
            } catch (RuntimeException | Error broken) {
                failure.set(broken);
                closed.countDown();
            }
        });
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Toolkit.stop();
        if (failure.get() != null) {
            throw new IllegalStateException("the window could not be shown", failure.get());
        }
        return Objects.requireNonNull(drawn.get());
    }

    /** Shows the window on a stage. Call on the JavaFX thread. */
    public void show(Stage stage) {
        new Settings(folders.config()).bind(appearance, toured, keymap, tasks);
        var pages = pages();
        var session = workflow.session();
        session.trainingProperty().subscribe(_ -> pages.renew(Place.TRAINING));
        session.runProperty().subscribe(_ -> pages.renew(Place.EXPLORE));
        session.figureProperty().subscribe(_ -> pages.renew(Place.FIGURES));
        new MainWindow(workbench, workflow, tasks, appearance, keymap, pages, toured).showOn(stage, WIDTH, HEIGHT);
        workflow.findTraining();
        stage.focusedProperty().subscribe(focused -> {
            // Runs may have been queued elsewhere meanwhile. A run that begins leads away from the settings of another.
            if (focused && session.placeProperty().get() != Place.SET_UP) {
                workflow.findTraining();
            }
        });
    }

    /** The steps of the work, for whoever opens something from outside. */
    public Workflow workflow() {
        return workflow;
    }

    /** The look of the window. */
    public Appearance appearance() {
        return appearance;
    }

    private Pages pages() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Pages()
                .with(Place.WELCOME, () -> new WelcomePage(new WelcomeViewModel(workflow, recent, tasks), dialogs))
                .with(Place.IMPORT_CHECK, () -> new ImportCheckPage(new ImportCheckViewModel(workflow, tasks)))
                .with(
                        Place.RUNS,
                        () -> new RunsPage(new RunsViewModel(workflow, workbench, tasks), dialogs, workflow::go))
                .with(Place.MODEL, () -> new ModelChoicePage(new ModelChoiceViewModel(workbench, workflow, tasks)))
                .with(Place.SET_UP, () -> new SetUpPage(new SetUpViewModel(workflow, tasks, this::runsFolder, cores)))
                .with(Place.TRAINING, this::trainingPage)
                .with(
                        Place.SWEEP,
                        () -> new SweepPage(
                                new SweepViewModel(
                                        workflow,
                                        (plan, cancelled) -> SweepNotes.of(workbench, plan, cancelled),
                                        tasks),
                                dialogs))
                .with(
                        Place.COMPARE,
                        () -> new ComparePage(
                                new CompareViewModel(workflow, workbench, tasks), dialogs, tasks::quietly))
                .with(Place.EXPLORE, this::explorePage)
                .with(Place.FIGURES, this::figurePage);
    }

    /** New runs go into the open project. */
    private Path runsFolder() {
        return workflow.history()
                .projectProperty()
                .get()
                .map(Project::runsFolder)
                .orElse(folders.runs());
    }

    private static String version() {
        return Optional.ofNullable(MixturaApp.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private Page trainingPage() {
        var live = workflow.session().trainingProperty().get().orElseThrow();
        var model = new TrainingViewModel(
                workflow.modelName(live.spec()),
                live.spec().labels().isPresent(),
                live.control(),
                _ -> workflow.tell(live),
                tasks::quietly,
                Platform::runLater);
        live.subscribe(model.listener());
        live.onRequest(model::acknowledge);
        return new TrainingPage(
                model,
                live.sweep().map(sweep -> new SweepLink(sweep, live.folder(), workflow::showSweep)),
                workflow.session().queueProperty(),
                workflow::removeFromQueue,
                tasks::quietly);
    }

    private Page explorePage() {
        var run = workflow.session().runProperty().get().orElseThrow();
        var model = new ExploreViewModel(
                run,
                workflow.modelName(run.spec()),
                RunSource.of(workbench, run),
                workflow.history(),
                tasks,
                workflow::report);
        model.shared().selectionProperty().subscribe(selection -> workflow.session()
                .selectedCellsProperty()
                .set(selection.size()));
        return new ExplorePage(
                model,
                new ScoresViewModel(run, workbench, question()),
                new AnswersViewModel(
                        run,
                        workbench,
                        cells -> model.shared().select(CellSelection.Change.REPLACE, cells),
                        this::question),
                new GroupsViewModel(
                        run,
                        () -> workbench.groups(run),
                        cells -> model.shared().select(CellSelection.Change.REPLACE, cells),
                        this::question),
                tasks::quietly,
                seen -> lossOf(run, seen),
                workflow::showFigure,
                new ExportViewModel(run, workbench, question()),
                dialogs,
                barcodes -> workflow.imports().subset(run, barcodes),
                () -> workflow.goOn(run));
    }

    private FigureDraft lossOf(StoredRun run, CurveChoice seen) {
        var request = new FigureRequest(FigureRequest.Kind.LOSS, Optional.empty(), Optional.of(seen));
        var drawn = workbench.figure(run, request);
        return FigureDraft.of(run, drawn.figure(), "loss", drawn.data(), request);
    }

    private Question question() {
        return new Question(tasks, workflow::report);
    }

    private Page figurePage() {
        var draft = workflow.session().figureProperty().get().orElseThrow();
        if (draft.figure() instanceof ScatterFigure scatter) {
            figureSettings.set(figureSettings.get().withLabels(scatter.look().levelLabels()));
        }
        var model = new FigureViewModel(
                draft, figureSheet, figureSettings, workbench::writeFigureSpec, tasks, workflow::report);
        return new FigurePage(model, tasks, dialogs);
    }
}
