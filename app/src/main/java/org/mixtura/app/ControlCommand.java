package org.mixtura.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tells a run that trains what to do. */
@Command(
        name = "control",
        mixinStandardHelpOptions = true,
        description = "Pauses, continues or ends a run that another window or command started.")
final class ControlCommand implements Callable<Integer> {

    /** What can be wanted. */
    enum Wish {
        PAUSE("It rests after the minibatch at hand. Nothing is lost meanwhile."),
        CONTINUE("It goes on."),
        STOP(
                "It ends after the minibatch at hand and keeps what was learned in whole epochs; without one the run is removed."),
        DISCARD("It ends after the minibatch at hand and is deleted; one that was continued is again what it was.");

        private final String answer;

        Wish(String answer) {
            this.answer = answer;
        }
    }

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(
            index = "1",
            converter = Wishes.class,
            paramLabel = "pause|continue|stop|discard",
            description =
                    "stop keeps what was learned, discard deletes the run; one that was continued goes back to what it was.")
    @SuppressWarnings("NullAway.Init")
    private Wish wish;

    /** As they are written here, and not as names of constants. */
    static final class Wishes implements ITypeConverter<Wish> {

        @Override
        public Wish convert(String word) {
            return Arrays.stream(Wish.values())
                    .filter(wish -> wish.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is none of pause, continue, stop, discard".formatted(word)));
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ControlCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var control = new RunControl();
        switch (wish) {
            case PAUSE -> control.pause();
            case CONTINUE -> control.goOn();
            case STOP -> control.stopAndKeep();
            case DISCARD -> control.discard();
        }
        workbench.tell(run.toAbsolutePath().normalize(), control);
        spec.commandLine().getOut().println(wish.answer);
        return ExitCodes.DONE;
    }
}
