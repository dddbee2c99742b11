package org.mixtura.app;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.WorkbenchException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command line. Every error ends here, in one paragraph on the error stream and an exit code; nothing is ever
 * asked.
 */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private static final Pattern UNKNOWN_WORD = Pattern.compile(
            "Invalid value for option '(--[^' ]+)[^:]*: expected one of \\[(.+)] \\(case-insensitive\\) but was '(.*)'");

    private final Workbench workbench;
    private final PrintWriter out;
    private final PrintWriter err;
    private final GuiCommand gui;

    /**
     * @param workbench what the commands call
     * @param window opens the window
     * @param out results
     * @param err progress with {@code --json}, and errors
     */
    public Cli(Workbench workbench, Window window, PrintWriter out, PrintWriter err) {
        this.workbench = workbench;
        this.out = out;
        this.err = err;
        this.gui = new GuiCommand(window, out, err);
    }

    /** Commands take longer to set up than anything else before the window is drawn, which asks for one of them only. */
    private CommandLine commands(boolean guiOnly) {
        var commands = new CommandLine(new Root(gui)).addSubcommand(gui);
        return (guiOnly ? commands : withAll(commands))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, _) -> failed(failure, command.getCommandName(), command.getErr()))
                .setParameterExceptionHandler(Cli::misused);
    }

    private CommandLine withAll(CommandLine commands) {
        return commands.addSubcommand(new DemoCommand(workbench))
                .addSubcommand(new ModelsCommand(workbench))
                .addSubcommand(new InspectCommand(workbench))
                .addSubcommand(new ImportCommand(workbench))
                .addSubcommand(new ImagesCommand(workbench))
                .addSubcommand(new TrainCommand(workbench))
                .addSubcommand(new ProjectCommand(workbench))
                .addSubcommand(new CompareCommand(workbench))
                .addSubcommand(new EvaluateCommand(workbench))
                .addSubcommand(new FigureCommand(workbench))
                .addSubcommand(new ExportCommand(workbench))
                .addSubcommand(new ReportCommand(workbench))
                .addSubcommand(new RestoreCommand(workbench))
                .addSubcommand(new VerifyCommand(workbench))
                .addSubcommand(new EmbedCommand(workbench))
                .addSubcommand(new ComponentsCommand(workbench))
                .addSubcommand(new RegroupCommand(workbench))
                .addSubcommand(new MarkersCommand(workbench))
                .addSubcommand(new AnnotateCommand(workbench))
                .addSubcommand(new DecodeCommand(workbench))
                .addSubcommand(new TraverseCommand(workbench))
                .addSubcommand(new AugmentCommand(workbench))
                .addSubcommand(new ExpressCommand(workbench))
                .addSubcommand(new LikelihoodCommand(workbench))
                .addSubcommand(new SampleCommand(workbench))
                .addSubcommand(new DifferenceCommand(workbench))
                .addSubcommand(new ResumeCommand(workbench))
                .addSubcommand(new SweepCommand(workbench))
                .addSubcommand(new StudyCommand(workbench))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchImagesCommand(workbench))
                        .addSubcommand(new BenchScatterCommand())
                        .addSubcommand(new BenchPathCommand(workbench))
                        .addSubcommand(new BenchTrainCommand(workbench))
                        .addSubcommand(new BenchUmapCommand())
                        .addSubcommand(new BenchDataCommand(workbench))
                        .addSubcommand(new BenchAllCommand()))
                .addSubcommand(new WatchCommand(workbench))
                .addSubcommand(new ControlCommand(workbench))
                .addSubcommand(new QueueCommand(workbench))
                .addSubcommand(new WorkCommand(workbench))
                .addSubcommand(new DoctorCommand(workbench))
                .addSubcommand(new HelpCommand());
    }

    /** Runs one command and returns its exit code. The path of something that is there, alone, opens the window with it. */
    public int run(String... args) {
        int code;
        try {
            code = carriedOut(args);
        } catch (OutOfMemoryError full) {
            // An error and no exception, so none of the handlers below hears of it.
            err.println("mixtura: " + Failure.of(full).paragraph());
            code = ExitCodes.DATA;
        }
        out.flush();
        err.flush();
        return code;
    }

    private int carriedOut(String... args) {
        if (args.length == 0) {
            return window(Optional.empty());
        }
        return isPathAlone(args)
                ? window(Optional.of(Path.of(args[0])))
                : commands(args[0].equals(GuiCommand.NAME)).execute(args);
    }

    private int window(Optional<Path> open) {
        try {
            return gui.open(open, false);
        } catch (RuntimeException failure) {
            return failed(failure, GuiCommand.NAME, err);
        }
    }

    /** What a file manager asks for when a file is opened with this program. */
    private boolean isPathAlone(String... args) {
        return args.length == 1
                && !args[0].startsWith("-")
                && new File(args[0]).exists()
                && (new File(args[0]).isAbsolute()
                        || !commands(false).getSubcommands().containsKey(args[0]));
    }

    private static int failed(Exception failure, String command, PrintWriter err) {
        if (failure instanceof WorkbenchException problem) {
            err.println("mixtura: " + problem.paragraph());
            return ExitCodes.of(problem);
        }
        if (failure instanceof CancellationException) {
            return ExitCodes.CANCELLED;
        }
        LOG.error("unexpected failure of '{}'", command, failure);
        err.println("mixtura: Something went wrong that should not have: %s. This is a fault of the program."
                .formatted(failure.getMessage()));
        err.println("Please report it with the lines above.");
        return ExitCodes.BUG;
    }

    private static int misused(CommandLine.ParameterException misuse, String[] args) {
        var command = misuse.getCommandLine();
        command.getErr()
                .println("mixtura: %s Run 'mixtura %s' to see what is possible."
                        .formatted(sentence(words(misuse)), helpFor(command)));
        return ExitCodes.USAGE;
    }

    /** The library names the constants of this program where it wants one of several words. */
    private static String words(CommandLine.ParameterException misuse) {
        String said = String.valueOf(misuse.getMessage());
        var unknown = UNKNOWN_WORD.matcher(said);
        return unknown.matches()
                ? "There is no '%s' for %s; there are %s."
                        .formatted(
                                unknown.group(3),
                                unknown.group(1),
                                unknown.group(2).toLowerCase(Locale.ROOT))
                : said;
    }

    private static String helpFor(CommandLine command) {
        return command.getParent() == null ? "--help" : command.getCommandName() + " --help";
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** Without a command the window opens. */
    @Command(
            name = "mixtura",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Trains deep generative models of single cells and shows what they learned.",
            footer = {
                "",
                "Without a command the window opens; 'mixtura PATH' opens it with a data set, project, run or sweep.",
                "Exit codes: 0 done, 2 usage or configuration, 3 bad data, 4 device, 5 diverged, 6 disk,",
                "7 no display, 8 training process lost,",
                "9 runs of a sweep missing, 10 a repeated run differs, 130 cancelled."
            })
    private record Root(GuiCommand gui) implements Callable<Integer> {

        @Override
        public Integer call() {
            return gui.call();
        }
    }
}
