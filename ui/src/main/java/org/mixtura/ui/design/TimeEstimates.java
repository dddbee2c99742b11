package org.mixtura.ui.design;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.run.RunSpec;
import org.mixtura.ui.task.Progress;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.task.UiTask;

/**
 * How long models would train on the open data, found out one after the other in the background while their cards are looked
 * at. Use on the JavaFX thread.
 */
final class TimeEstimates {

    /** What stands for a time that is not known yet. */
    static final String PENDING = "Estimating the time…";

    private final Workbench workbench;
    private final Tasks tasks;
    private final ObservableMap<String, String> words = FXCollections.observableHashMap();
    private @Nullable UiTask task;

    TimeEstimates(Workbench workbench, Tasks tasks) {
        this.workbench = workbench;
        this.tasks = tasks;
    }

    /** The time of each model in words, by its id; none for a model whose time cannot be told. */
    ObservableMap<String, String> words() {
        return words;
    }

    /** Begins to look, in this order; what was found out for other data is forgotten. */
    void begin(List<RunSpec> specs) {
        end();
        words.clear();
        if (specs.isEmpty()) {
            return;
        }
        specs.forEach(spec -> words.put(spec.model(), PENDING));
        task = tasks.run(
                "Estimating training times",
                progress -> {
                    try {
                        lookAt(specs, progress);
                    } catch (CancellationException unwanted) {
                        // The cards are no longer looked at.
                    }
                    return specs.size();
                },
                _ -> {},
                // An estimate that fails is no reason to interrupt anybody; the log has it.
                _ -> words.clear());
    }

    /** Looks no further. */
    void end() {
        if (task != null) {
            task.cancel();
            task = null;
        }
        words.values().removeIf(PENDING::equals);
    }

    private void lookAt(List<RunSpec> specs, Progress progress) {
        for (int i = 0; i < specs.size(); i++) {
            if (progress.isCancelled()) {
                return;
            }
            var spec = specs.get(i);
            progress.share((double) i / specs.size());
            var time = timeOf(spec, progress);
            tasks.deliver(() -> {
                if (!progress.isCancelled()) {
                    time.ifPresentOrElse(found -> words.put(spec.model(), found), () -> words.remove(spec.model()));
                }
            });
        }
    }

    private Optional<String> timeOf(RunSpec spec, Progress progress) {
        try {
            return Optional.of(
                    workbench.trainingTime(spec, _ -> !progress.isCancelled()).words());
        } catch (WorkbenchException doesNotFit) {
            // Said where the model is set up.
            return Optional.empty();
        }
    }
}
