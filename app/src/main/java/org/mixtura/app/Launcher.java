package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.worker.WorkerCommand;
import org.mixtura.ui.MixturaApp;

/** Where the program starts. Not an {@code Application}: JavaFX lies on the class path. */
public final class Launcher {

    private Launcher() {}

    /** Runs a command, or opens the window without one. */
    public static void main(String[] args) {
        // Before anything touches the native library: never download, never report.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code;
        var places = UserFolders.places();
        places.useTorch().ifPresent(problem -> err.println("mixtura: " + problem.paragraph()));
        var worker = WorkerCommand.likeThisProcess(Launcher.class.getName(), "work", "--spawned");
        try (var workbench = new LocalWorkbench(Version.current(), places, Optional.of(worker))) {
            code = new Cli(workbench, (open, onceDrawn) -> MixturaApp.launch(workbench, open, onceDrawn), out, err)
                    .run(args);
        }
        System.exit(code);
    }
}
