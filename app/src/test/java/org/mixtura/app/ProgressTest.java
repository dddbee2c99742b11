package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.train.TrainEvent;

class ProgressTest {

    private final StringWriter text = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(text));

    private String lineOf(int epoch, double seconds) {
        text.getBuffer().setLength(0);
        progress.on(new TrainEvent.EpochDone(
                epoch,
                20,
                Map.of("loss", 1.0),
                Map.of("loss", 2.0),
                Map.of(),
                null,
                seconds,
                false,
                new TrainEvent.Usage(0, 0, 0)));
        return text.toString();
    }

    @Test
    void paceAndRemainingTimeAreThoseOfTheLastEpochs() {
        assertThat(lineOf(1, 8)).contains("8.00 s/epoch", "ETA 2:32");
        for (int epoch = 2; epoch <= 5; epoch++) {
            lineOf(epoch, 0.5);
        }
        assertThat(lineOf(6, 0.25)).contains("0.50 s/epoch", "ETA 0:07");
    }

    @Test
    void epochsOfEarlierTrainingAreNotShownAsIfTheyWereDoneNow() {
        progress.on(new TrainEvent.Continued(7));
        assertThat(text.toString()).isEqualTo("Going on after epoch 7%n".formatted());
        assertThat(lineOf(6, 9)).isEmpty();
        assertThat(lineOf(7, 9)).isEmpty();
        assertThat(lineOf(8, 0.5)).contains("epoch    8/20", "0.50 s/epoch");
    }
}
