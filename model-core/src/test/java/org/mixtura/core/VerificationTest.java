package org.mixtura.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.run.Environment;

/** What is said of a run and its repetition. */
class VerificationTest {

    private static final Environment EARLIER = new Environment("1", "25", "2.7", "Linux", "");
    private static final Environment HERE = new Environment("1", "25", "2.7", "Linux", "Some CPU, 2 cores");

    @Test
    void anIndexThatWasNotComputedIsNoNumber() {
        assertThat(verification(Double.NaN, HERE).sentences())
                .first()
                .asString()
                .contains("the clusters were not compared")
                .doesNotContain("ARI", "NaN", "0.000");
        assertThat(verification(0, HERE).sentences()).first().asString().contains("ARI between the clusters 0.000");
    }

    @Test
    void aProcessorThatWasNotRecordedIsNoDifference() {
        assertThat(verification(1, EARLIER).sentences()).noneMatch(said -> said.contains("Made with"));
        assertThat(verification(1, new Environment("1", "25", "2.7", "Linux", "Another CPU"))
                        .sentences())
                .anyMatch(said -> said.contains("Made with Mixtura 1, Java 25, PyTorch 2.7, Linux, Another CPU"));
        assertThat(verification(1, new Environment("0", "25", "2.7", "Linux", ""))
                        .sentences())
                .anyMatch(said -> said.contains("Made with Mixtura 0, Java 25, PyTorch 2.7, Linux."));
    }

    private static Verification verification(double agreement, Environment then) {
        return new Verification(
                Verification.Verdict.DIFFERENT, List.of("cells.csv"), 817.3452, 817.3452, agreement, then, HERE);
    }
}
