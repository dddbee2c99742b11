package org.mixtura.app;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.mixtura.core.score.ScoreLabel;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/** Prints what a run tells, one line an epoch. */
final class Progress implements TrainListener {

    private static final int LINES = 100;
    private static final long MEBI = 1 << 20;

    /** Epochs that speak for those to come; the first ones of a process take longer. */
    private static final int RECENT = 5;

    private final PrintWriter out;
    private final Deque<Double> recent = new ArrayDeque<>();

    /** The last epoch of earlier training, which has been told once. */
    private int doneBefore;

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void on(TrainEvent event) {
        switch (event) {
            case TrainEvent.Stage stage -> out.println(stage.text());
            case TrainEvent.Started started ->
                out.printf(
                        Locale.ROOT,
                        "Training %s on %,d cells x %,d genes, at most %d epochs, device %s%n",
                        started.model(),
                        started.cells(),
                        started.genes(),
                        started.epochs(),
                        started.device());
            case TrainEvent.Continued before -> {
                doneBefore = before.epoch();
                out.printf("Going on after epoch %d%n", doneBefore);
            }
            case TrainEvent.StageProgress _, TrainEvent.StepDone _, TrainEvent.Settled _ -> {}
            case TrainEvent.EpochDone epoch when epoch.epoch() <= doneBefore -> {}
            case TrainEvent.EpochDone epoch -> epoch(epoch);
            case TrainEvent.Adjusted adjusted -> out.println(adjusted.text());
            case TrainEvent.Paused paused -> out.println(paused.resting() ? "Paused." : "Going on.");
            case TrainEvent.TrainingEnded ended when ended.leavesNothing() -> out.println(ended.reason());
            case TrainEvent.TrainingEnded ended ->
                out.printf(
                        Locale.ROOT,
                        "Trained %d epochs, kept epoch %d: %s%n",
                        ended.epochs(),
                        ended.bestEpoch(),
                        ended.reason());
            case TrainEvent.Finished finished -> out.printf("Run folder: %s%n", finished.folder());
        }
        out.flush();
    }

    private void epoch(TrainEvent.EpochDone epoch) {
        recent.add(epoch.seconds());
        if (recent.size() > RECENT) {
            recent.remove();
        }
        int every = Math.max(1, epoch.epochs() / LINES);
        if (epoch.epoch() % every != 0
                && epoch.epoch() != epoch.epochs()
                && epoch.scores().isEmpty()) {
            return;
        }
        double pace = recent.stream().sorted().toList().get(recent.size() / 2);
        out.printf(
                Locale.ROOT,
                "epoch %4d/%d  train %s  validation %s%s  %.2f s/epoch%s  ETA %s%s%n",
                epoch.epoch(),
                epoch.epochs(),
                terms(epoch.train()),
                terms(epoch.validation()),
                epoch.scores().isEmpty() ? "" : "  " + scores(epoch.scores()),
                pace,
                usage(epoch.usage()),
                clock((epoch.epochs() - epoch.epoch()) * pace),
                epoch.best() ? "  best" : "");
    }

    private static String usage(TrainEvent.Usage usage) {
        var text = new StringBuilder();
        if (usage.cellsPerSecond() > 0) {
            text.append(String.format(Locale.ROOT, "  %,.0f cells/s", usage.cellsPerSecond()));
        }
        if (usage.memory() > 0) {
            text.append(String.format(Locale.ROOT, "  %,d MiB", usage.memory() / MEBI));
        }
        if (usage.deviceMemory() > 0) {
            text.append(String.format(Locale.ROOT, "  GPU %,d MiB", usage.deviceMemory() / MEBI));
        }
        return text.toString();
    }

    private static String terms(Map<String, Double> terms) {
        var text = new StringBuilder();
        terms.forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(name)
                .append(' ')
                .append(String.format(Locale.ROOT, "%.2f", value)));
        return text.toString();
    }

    private static String scores(Map<String, Double> scores) {
        var text = new StringBuilder();
        scores.forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(ScoreLabel.of(name))
                .append(String.format(Locale.ROOT, " %.3f", value)));
        return text.toString();
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
