package org.mixtura.ui.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.Numbers;

/** A finished run in words. */
record RunWords(StoredRun run, String modelName) {

    /** The run in one line. */
    String summary() {
        var text = new StringJoiner(" · ");
        text.add(modelName + " on " + run.spec().data().getFileName());
        text.add(Numbers.count(run.cells().size()) + " cells");
        text.add(run.status().epochs() + " epochs");
        Double own = run.status().scores().get("component_ari");
        if (own != null) {
            text.add("ARI of components %.3f".formatted(own));
        }
        for (String score : List.of("ari", "nmi")) {
            Double value = run.status().scores().get(score);
            if (value != null) {
                text.add("%s %.3f".formatted(score.toUpperCase(Locale.ROOT), value));
            }
        }
        return text.toString();
    }

    /** That training was stopped and can go on; empty when it has ended by itself. */
    Optional<String> stopped() {
        int epochs = run.status().epochs();
        int kept = run.status().bestEpoch();
        return run.status().state() == RunStatus.State.STOPPED
                ? Optional.of("Training was stopped after %s. This is the model as it was %s."
                        .formatted(
                                epochs == 1 ? "one epoch" : epochs + " epochs",
                                kept == epochs ? "then" : "after epoch " + kept + ", the best one"))
                : Optional.empty();
    }
}
