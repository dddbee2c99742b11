package org.mixtura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.RunImages;
import org.mixtura.core.Workbench;
import org.mixtura.core.compare.MeasuredTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.TrainingDiverged;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.ImageGridFigure;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.image.PaperTable;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tables of the papers again on images. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the models of a paper's table on images, one after the other, and writes what was measured beside what"
                    + " was published, with figures.",
            "Runs that are in the folder already are not trained again, so what was interrupted goes on."
        })
final class BenchImagesCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(
            paramLabel = "003|004",
            description =
                    "Which table: 003, table 1 of Marghi et al. (cpl-mixVAE), on digits or sprites; 004, tables 1 and"
                            + " S1 of Schuster and Krogh (DGD), on clothes.")
    @SuppressWarnings("NullAway.Init")
    private String paper;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description = "An idx file of images with its labels beside it, or a data set of 'images dsprites'.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Runs, table and figures.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each model. Default: ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of every run. Default: 50; of the paper's size its own.")
    private @Nullable Integer epochs;

    @Option(names = "--paper", description = "Settings of the papers; for a GPU.")
    private boolean published;

    @Option(names = "--collect", description = "Train nothing; write the table of the runs that are there.")
    private boolean collect;

    @Option(names = "--device", paramLabel = "auto|cpu|cuda:0", description = "Where to train. Default: auto.")
    private String device = "auto";

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the training core. Default: all cores.")
    private int threads;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    BenchImagesCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (seeds < 1) {
            throw new ConfigProblem(
                    "There is nothing to try.",
                    "--seeds is %d, and every model is trained with at least one.".formatted(seeds),
                    "Give --seeds 1 or more.");
        }
        var inspected = inspected();
        var sprites = column(inspected, "shape");
        var labels = sprites.or(() -> column(inspected, "label"))
                .orElseThrow(() -> new DataProblem(
                        "The images of %s have no labels.".formatted(data),
                        "There is no column 'label' or 'shape' to compare categories with.",
                        "Put the file with labels beside the images."));
        var table = PaperTable.of(paper, sprites.isPresent(), published)
                .orElseThrow(() -> new ConfigProblem(
                        "There is no table %s for these data.".formatted(paper),
                        "There are 003 (digits or sprites) and 004 (clothes).",
                        "Correct the number, or choose other data."));
        var control = new RunControl();
        try (var _ = Interrupts.handledBy(control, spec.commandLine().getErr())) {
            var lines = new ArrayList<MeasuredTable.Line>();
            for (PaperTable.Line line : table.lines()) {
                lines.add(measured(line, labels, control));
            }
            write(new MeasuredTable(table.title() + (published ? "" : ", small"), lines));
            return control.isRequested() ? ExitCodes.CANCELLED : ExitCodes.DONE;
        }
    }

    private Inspection inspected() {
        var found = workbench.inspect(data, ReadOptions.DETECT);
        if (found.images().isEmpty()) {
            throw new DataProblem(
                    "%s holds no images.".formatted(data),
                    "Its genes are not called pixel_ROW_COLUMN, or it cannot be read at all.",
                    "See 'mixtura inspect %s', or choose an idx file of images.".formatted(data));
        }
        return found;
    }

    private static Optional<String> column(Inspection inspection, String name) {
        return inspection.obsColumns().stream()
                .map(Column::name)
                .filter(name::equals)
                .findFirst();
    }

    private MeasuredTable.Line measured(PaperTable.Line line, String labels, RunControl control) {
        var runs = new ArrayList<Map<String, Double>>();
        for (int seed = 0; seed < seeds; seed++) {
            Path folder = out.resolve("%s-%d".formatted(line.slug(), seed))
                    .toAbsolutePath()
                    .normalize();
            var run = run(line, labels, seed, folder, control);
            if (run.isPresent()) {
                runs.add(numbers(run.get(), seed == 0 ? Optional.of(line.slug()) : Optional.empty()));
            }
        }
        return new MeasuredTable.Line(line.name(), runs, line.published());
    }

    private Optional<StoredRun> run(PaperTable.Line line, String labels, int seed, Path folder, RunControl control) {
        if (Files.exists(folder.resolve("latent.npy"))) {
            return Optional.of(workbench.openRun(folder));
        }
        if (collect || control.isRequested()) {
            return Optional.empty();
        }
        var settings = new ArrayList<>(line.settings());
        if (epochs != null || !published) {
            settings.add("train.epochs=" + (epochs == null ? 50 : epochs));
        }
        spec.commandLine().getOut().printf("%s, seed %d%n", line.name(), seed);
        var request = new RunRequest(
                line.model(),
                data.toAbsolutePath().normalize(),
                ReadOptions.DETECT,
                Optional.of(ColumnRef.of(labels)),
                Optional.empty(),
                published ? Preset.PAPER : Preset.RECOMMENDED,
                settings,
                seed,
                device,
                threads);
        try {
            return workbench.train(
                    workbench.resolve(request),
                    folder,
                    new Progress(spec.commandLine().getErr()),
                    control);
        } catch (TrainingDiverged diverged) {
            // One seed of many is no reason to lose the others; the table says how many runs a line has.
            spec.commandLine().getErr().printf("%s, seed %d: %s%n", line.name(), seed, diverged.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, Double> numbers(StoredRun run, Optional<String> drawn) {
        var images = workbench.images(run).orElseThrow();
        return Question.ask(spec.commandLine().getErr(), watcher -> {
            drawn.ifPresent(name -> draw(run, images, name, watcher.part(0, 0.3)));
            return MeasuredTable.numbers(
                    run.status().scores(),
                    images.measure(run.spec().seed(), watcher.part(0.3, 1)),
                    run.status().secondsPerEpoch());
        });
    }

    private void draw(StoredRun run, RunImages images, String name, Watcher watcher) {
        figure(run, images.reconstructions(12, watcher), name + "-images");
        boolean mixture = run.status().scores().containsKey("components_used");
        if (mixture) {
            figure(run, images.components(9, watcher), name + "-components");
        }
        if (!run.spec().model().endsWith("-image")) {
            figure(run, images.traversal(1, 1, 10, watcher), name + "-traversal");
        }
    }

    private void figure(StoredRun run, ImageGrid grid, String name) {
        new FigureWriter()
                .write(
                        new ImageGridFigure("", "", "", grid),
                        FigureOutput.of(FigureFormat.PNG, 120).withMetadata(run.provenance()),
                        out.resolve(name + ".png").toAbsolutePath().normalize());
    }

    private void write(MeasuredTable table) {
        RunTable.write(out.resolve("table.csv").toAbsolutePath().normalize(), table.table());
        Path markdown = out.resolve("table.md").toAbsolutePath().normalize();
        try {
            AtomicFiles.write(markdown, to -> to.write(table.markdown().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new StorageProblem(
                    "'%s' cannot be written.".formatted(markdown),
                    "The system says: %s.".formatted(e.getMessage()),
                    "Free some space, or choose another folder.",
                    e);
        }
        spec.commandLine().getOut().println(table.markdown());
        Stream.of("table.md", "table.csv")
                .forEach(name -> spec.commandLine().getOut().println(out.resolve(name)));
    }
}
