package org.mixtura.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.run.Environment;

/**
 * What became of a run when it was made again.
 *
 * @param verdict how alike they are
 * @param differing names of the files that differ
 * @param lossThen validation loss of the run
 * @param lossNow of its repetition
 * @param agreement adjusted Rand index between the clusters of both; NaN where their cells are called differently
 * @param then where the run was made
 * @param now where it was repeated
 */
public record Verification(
        Verdict verdict,
        List<String> differing,
        double lossThen,
        double lossNow,
        double agreement,
        Environment then,
        Environment now) {

    /** The validation loss of an equivalent run differs by at most this share. */
    public static final double LOSS_TOLERANCE = 0.01;

    /** The clusters of an equivalent run agree at least so well. */
    public static final double AGREEMENT = 0.9;

    public Verification {
        differing = List.copyOf(differing);
    }

    /** What was compared and what differs, a sentence each. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(String.format(
                Locale.ROOT,
                "Validation loss %.4f then, %.4f now; %s.",
                lossThen,
                lossNow,
                Double.isNaN(agreement)
                        ? "their cells have other names, so the clusters were not compared"
                        : String.format(Locale.ROOT, "ARI between the clusters %.3f", agreement)));
        if (!differing.isEmpty()) {
            sentences.add("These files differ: %s.".formatted(String.join(", ", differing)));
        }
        if (!then.isLike(now)) {
            sentences.add("Made with %s.".formatted(then.words()));
            sentences.add("Repeated with %s.".formatted(now.words()));
        }
        return List.copyOf(sentences);
    }

    /** How alike a run and its repetition are. */
    public enum Verdict {
        /** Every number is the same. */
        IDENTICAL,
        /** Numbers differ, as between machines, but loss and clusters agree. */
        EQUIVALENT,
        /** Loss or clusters differ. */
        DIFFERENT
    }
}
