package org.mixtura.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.TextArea;
import javafx.util.Duration;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The log of the run that trains, or of the one that is explored; read again every second while it is shown. */
final class RunLog extends TextArea {

    private static final int LINES = 500;

    private final Session session;
    private final Latest<String> reading;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> read()));

    RunLog(Session session, Tasks tasks) {
        this.session = session;
        this.reading = new Latest<>(tasks, "Reading the log", this::show, _ -> {});
        setId("drawer-log");
        setEditable(false);
        setPromptText("The log of the run that trains, or of the one you explore, stands here.");
        clock.setCycleCount(Animation.INDEFINITE);
    }

    void setShown(boolean shown) {
        if (shown) {
            read();
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void read() {
        if (getScene() == null || !isVisible()) {
            return;
        }
        Optional<Path> run = session.trainingProperty()
                .get()
                .map(LiveRun::folder)
                .or(() -> session.runProperty().get().map(StoredRun::folder));
        run.ifPresent(folder -> reading.submit(_ -> tail(folder.resolve("log.txt"))));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException notYet) {
            return "";
        }
    }

    private void show(String text) {
        if (!text.equals(getText())) {
            setText(text);
            positionCaret(text.length());
        }
    }
}
