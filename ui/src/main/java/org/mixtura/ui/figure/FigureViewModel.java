package org.mixtura.ui.figure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.figure.TitledFigure;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** A figure to be exported: what it shows, how large, in which format, and where to. */
public final class FigureViewModel {

    /** Least and greatest length on paper, millimetres. */
    public static final double LEAST_MM = 20;

    public static final double GREATEST_MM = 400;

    private final Figure original;
    private final ObjectProperty<FigureSettings> lastSettings;
    private final ReadOnlyObjectWrapper<FigureSettings> settings;
    private final Map<String, String> metadata;
    private final Tasks tasks;
    private final Consumer<Problem> report;
    private final FigureWriter writer = new FigureWriter();
    private final Set<Path> written = new HashSet<>();
    private final StringProperty fileName = new SimpleStringProperty(this, "fileName", "");
    private final ReadOnlyObjectWrapper<Figure> figure;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyObjectWrapper<Optional<Path>> saved = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param figure what to export
     * @param name of the file, without folder and ending
     * @param lastSettings kept by the owner, so that the next figure starts with the same
     * @param metadata what the file says about itself
     */
    public FigureViewModel(
            Figure figure,
            String name,
            ObjectProperty<FigureSettings> lastSettings,
            Map<String, String> metadata,
            Tasks tasks,
            Consumer<Problem> report) {
        this.original = figure;
        this.lastSettings = lastSettings;
        this.settings = new ReadOnlyObjectWrapper<>(lastSettings.get());
        this.metadata = Map.copyOf(metadata);
        this.tasks = tasks;
        this.report = report;
        this.fileName.set(unused(safe(name)));
        this.figure = new ReadOnlyObjectWrapper<>(dressed(settings.get()));
    }

    private static String safe(String name) {
        String clean = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        return clean.isBlank() ? "figure" : clean;
    }

    /** The name, with a number if there are figures of that name already. */
    private String unused(String name) {
        String free = name;
        for (int n = 2; isTaken(free); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    private boolean isTaken(String name) {
        Path folder = settings.get().folder();
        return Stream.of(FigureFormat.values()).anyMatch(f -> Files.exists(folder.resolve(name + "." + f.extension())));
    }

    /** Changes the settings, and with them the figure. */
    public void change(UnaryOperator<FigureSettings> by) {
        FigureSettings wanted = by.apply(settings.get());
        saved.set(Optional.empty());
        figure.set(dressed(wanted));
        settings.set(wanted);
        lastSettings.set(wanted);
    }

    private Figure dressed(FigureSettings wanted) {
        return switch (original) {
            case ScatterFigure scatter ->
                (wanted.title() ? scatter : scatter.withTitle(""))
                        .withLook(scatter.look().withLegend(wanted.legend()).withLevelLabels(wanted.labels()));
            case CurvesFigure curves ->
                wanted.title() ? curves : new CurvesFigure("", curves.panels(), curves.bestEpoch());
            case TitledFigure titled -> wanted.title() ? titled : titled.withTitle("");
            default -> original;
        };
    }

    /** Whether the figure has a legend and names to switch. */
    public boolean isScatter() {
        return original instanceof ScatterFigure;
    }

    /** Height on paper, chosen or suiting the figure. */
    public double heightMm() {
        FigureSettings now = settings.get();
        return now.heightMm().isPresent()
                ? now.heightMm().getAsDouble()
                : FigureWriter.heightMm(figure.get(), now.widthMm());
    }

    /** The file that Export writes. */
    public Path file() {
        FigureSettings now = settings.get();
        return now.folder().resolve(safe(fileName.get()) + "." + now.format().extension());
    }

    /** Writes the figure in the background. */
    public void export() {
        if (busy.get()) {
            return;
        }
        FigureSettings now = settings.get();
        var output = new FigureOutput(now.format(), now.widthMm(), now.heightMm(), now.dpi(), metadata);
        Figure drawn = figure.get();
        Path file = file();
        busy.set(true);
        saved.set(Optional.empty());
        tasks.run(
                "Exporting " + file.getFileName(),
                progress -> {
                    progress.stage("Drawing");
                    writer.write(drawn, output, file);
                    return file;
                },
                done -> {
                    busy.set(false);
                    written.add(done);
                    saved.set(Optional.of(done));
                },
                problem -> {
                    busy.set(false);
                    report.accept(problem);
                });
    }

    /** Whether Export replaces a file that this page has not written itself. */
    public boolean replaces() {
        Path file = file();
        return !written.contains(file) && Files.exists(file);
    }

    /** The width, if it is one that can be drawn. */
    public static OptionalDouble length(String text) {
        try {
            double mm = Double.parseDouble(text.strip().replace(',', '.'));
            return mm >= LEAST_MM && mm <= GREATEST_MM ? OptionalDouble.of(mm) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    public FigureSettings settings() {
        return settings.get();
    }

    /** The settings, which change with {@link #change}. */
    public ReadOnlyObjectProperty<FigureSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** The figure as it will be drawn. */
    public ReadOnlyObjectProperty<Figure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Without folder and ending. */
    public StringProperty fileNameProperty() {
        return fileName;
    }

    /** Whether an export is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The file written last, until something is changed. */
    public ReadOnlyObjectProperty<Optional<Path>> savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
