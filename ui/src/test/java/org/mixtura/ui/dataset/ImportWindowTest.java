package org.mixtura.ui.dataset;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.Workbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** A page of the import in a window of its own, with everything done at once. */
abstract class ImportWindowTest extends FxTest {

    final Tasks tasks = new Tasks(Runnable::run, Runnable::run);

    @TempDir
    Path folder;

    final Workflow workflow(Workbench workbench) {
        return new Workflow(workbench, tasks, new RecentItems(folder, tasks));
    }

    /** In place of the window before. */
    final void reshow(Callable<? extends Parent> content) {
        fx(() -> {
            if (stage != null) {
                stage.hide();
            }
        });
        show(content, 1366, 768);
    }

    /** Pictures in light and dark, as it is and larger by half. */
    final void screens(String name, Callable<? extends Parent> content) {
        for (boolean dark : new boolean[] {false, true}) {
            for (double scale : new double[] {1, 1.5}) {
                fx(() -> {
                    if (appearance.isDark() != dark) {
                        appearance.toggleTheme();
                    }
                    appearance.scaleProperty().set(scale);
                });
                reshow(content);
                screenshot(name + (dark ? "-dark" : "-light") + (scale == 1 ? "" : "-150"));
                requireShown();
            }
        }
    }

    /** What must hold of each of them. */
    void requireShown() {}
}
