package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mixtura.core.Verification;
import org.mixtura.core.Workbench;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run again and says whether it is the same. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Trains a run again, elsewhere and only for this, and says whether it is identical (every number),"
                        + " equivalent (loss within 1 %%, clusters agree) or different. Exit code 10 when it is different.")
final class VerifyCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A finished run.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    VerifyCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var err = spec.commandLine().getErr();
        var control = new RunControl();
        try (var _ = Interrupts.keepingNothing(control, err)) {
            var progress = new Progress(err);
            // The folder of the repetition is gone when this has ended, and nobody's business.
            var found = workbench.verify(
                    stored,
                    event -> {
                        if (!(event instanceof TrainEvent.Finished)) {
                            progress.on(event);
                        }
                    },
                    control);
            if (found.isEmpty() || control.isRequested()) {
                err.println("mixtura: Given up; nothing was compared.");
                return ExitCodes.CANCELLED;
            }
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(json(found.get()));
            } else {
                out.println(name(found.get().verdict()));
                found.get().sentences().forEach(out::println);
            }
            return found.get().verdict() == Verification.Verdict.DIFFERENT ? ExitCodes.DIFFERENT : ExitCodes.DONE;
        }
    }

    private static String name(Verification.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(Verification found) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", name(found.verdict()))
                .put("lossThen", found.lossThen())
                .put("lossNow", found.lossNow())
                .put("agreement", Double.isNaN(found.agreement()) ? null : (Double) found.agreement());
        var files = json.putArray("differing");
        found.differing().forEach(files::add);
        json.put("then", found.then().words());
        json.put("now", found.now().words());
        return json;
    }
}
