package org.mixtura.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.ui.dataset.ImportCheckPage;
import org.mixtura.ui.dataset.ImportCheckViewModel;
import org.mixtura.ui.design.ModelChoicePage;
import org.mixtura.ui.design.ModelChoiceViewModel;
import org.mixtura.ui.design.SetUpPage;
import org.mixtura.ui.design.SetUpViewModel;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.settings.Settings;
import org.mixtura.ui.shell.MainWindow;
import org.mixtura.ui.shell.Pages;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.welcome.WelcomePage;
import org.mixtura.ui.welcome.WelcomeViewModel;

/** The workbench as a whole: makes its parts, each with what it needs, and shows the window. */
public final class MixturaApp {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private final Workbench workbench;
    private final Folders folders;
    private final Tasks tasks;
    private final Appearance appearance = new Appearance();
    private final Workflow workflow;
    private final RecentItems recent;

    public MixturaApp(Workbench workbench, Folders folders, Tasks tasks) {
        this.workbench = workbench;
        this.folders = folders;
        this.tasks = tasks;
        this.recent = new RecentItems(folders.config(), tasks);
        this.workflow = new Workflow(workbench, tasks, recent);
    }

    /**
     * Starts the toolkit, shows the window, and returns when it was closed. At most once per JVM.
     *
     * @param open a data set or run folder to open at once
     * @throws NoDisplay when there is no display to show it on
     */
    public static void launch(Workbench workbench, Optional<Path> open) {
        var closed = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable Throwable>();
        try {
            Platform.startup(() -> {
                try {
                    var stage = new Stage();
                    stage.setOnHidden(_ -> closed.countDown());
                    var app = new MixturaApp(workbench, Folders.ofUser(), Tasks.onThreads());
                    app.show(stage);
                    open.ifPresent(app.workflow()::open);
                } catch (RuntimeException | Error broken) {
                    failure.set(broken);
                    closed.countDown();
                }
            });
        } catch (UnsupportedOperationException noDisplay) {
            throw new NoDisplay(noDisplay);
        }
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        if (failure.get() != null) {
            throw new IllegalStateException("the window could not be shown", failure.get());
        }
    }

    /** Shows the window on a stage. Call on the JavaFX thread. */
    public void show(Stage stage) {
        new Settings(folders.config()).bind(appearance, tasks);
        new MainWindow(workbench, workflow, tasks, appearance, pages()).showOn(stage, WIDTH, HEIGHT);
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
                .with(Place.WELCOME, () -> new WelcomePage(new WelcomeViewModel(workflow, recent, tasks)))
                .with(Place.IMPORT_CHECK, () -> new ImportCheckPage(new ImportCheckViewModel(workflow)))
                .with(Place.MODEL, () -> new ModelChoicePage(new ModelChoiceViewModel(workbench, workflow)))
                .with(Place.SET_UP, () -> new SetUpPage(new SetUpViewModel(workflow, tasks, folders.runs(), cores)));
    }
}
