package org.mixtura.ui.figure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Tasks;

/** A figure to be exported: what it shows, how large, in which format, and where to. */
public final class FigureViewModel {

    /** Least and greatest length on paper, millimetres. */
    public static final double LEAST_MM = 20;

    public static final double GREATEST_MM = 400;

    private final FigureDraft original;
    private final FigureSheet sheet;
    private final BiConsumer<FigureSpec, Path> specs;
    private final ObjectProperty<FigureSettings> lastSettings;
    private final ReadOnlyObjectWrapper<FigureSettings> settings;
    private final Tasks tasks;
    private final Consumer<Problem> report;
    private final Set<Path> written = new HashSet<>();
    private final StringProperty fileName = new SimpleStringProperty(this, "fileName", "");
    private final BooleanProperty page = new SimpleBooleanProperty(this, "page", false);
    private final ReadOnlyObjectWrapper<Figure> figure;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyObjectWrapper<Optional<Path>> saved = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param draft what to export
     * @param sheet the page that figures can be put on, kept by the owner
     * @param lastSettings kept by the owner, so that the next figure starts with the same
     * @param specs writes how a figure is made beside it
     */
    public FigureViewModel(
            FigureDraft draft,
            FigureSheet sheet,
            ObjectProperty<FigureSettings> lastSettings,
            BiConsumer<FigureSpec, Path> specs,
            Tasks tasks,
            Consumer<Problem> report) {
        this.original = draft;
        this.sheet = sheet;
        this.specs = specs;
        this.lastSettings = lastSettings;
        this.settings = new ReadOnlyObjectWrapper<>(lastSettings.get());
        this.tasks = tasks;
        this.report = report;
        this.fileName.set(unused(safe(draft.name())));
        this.figure = new ReadOnlyObjectWrapper<>(seen());
        sheet.columnsProperty().subscribe((_, _) -> show());
        page.subscribe((_, on) -> {
            fileName.set(unused(on ? "page" : safe(draft.name())));
            show();
        });
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
        settings.set(wanted);
        figure.set(seen());
        lastSettings.set(wanted);
    }

    private FigureDraft dressed() {
        return original.with(settings.get().look());
    }

    private Figure seen() {
        return page.get() ? sheet.page() : dressed().figure();
    }

    private void show() {
        saved.set(Optional.empty());
        figure.set(seen());
    }

    /** Puts the figure, as it looks now, on the page as its next panel, and shows the page. */
    public void addToPage() {
        addToPage(List.of(original));
    }

    /** The same of all that were seen together with it, in their order. */
    public void addAllToPage() {
        addToPage(original.together());
    }

    /** How many were seen together with it, itself among them; 0: it stood alone. */
    int together() {
        return original.together().size();
    }

    private void addToPage(List<FigureDraft> figures) {
        figures.forEach(each -> sheet.add(each.with(settings.get().look())));
        page.set(true);
        boolean narrow = settings.get().widthMm() < FigureSpec.TWO_PANELS_MM;
        if (sheet.panels().size() > 1 && sheet.columnsProperty().get() > 1 && narrow) {
            change(s -> s.withWidth(FigureSpec.TWO_COLUMNS_MM));
        }
        show();
    }

    /** Takes a panel off the page; after the last one the figure alone is shown. */
    public void removePanel(int panel) {
        sheet.remove(panel);
        if (sheet.panels().isEmpty()) {
            page.set(false);
        }
        show();
    }

    /** Exchanges a panel of the page with the one before it. */
    public void movePanelUp(int panel) {
        sheet.moveUp(panel);
        show();
    }

    /** Whether the whole page is shown and exported instead of the figure alone; only where it has panels. */
    public BooleanProperty pageProperty() {
        return page;
    }

    /** The page that figures are put on. */
    FigureSheet sheet() {
        return sheet;
    }

    /** What is not as on the screen, beside colours of the theme and sizes; empty: nothing. */
    public String differs() {
        return switch (original.figure()) {
            case ScatterFigure _ -> "Hidden types are not in the legend, and previews for other eyes are left out.";
            case CurvesFigure _ -> "Each term of the loss has a panel, and the latent space is not among them.";
            default -> "";
        };
    }

    /** Whether the figure has a legend and names to switch. */
    public boolean isScatter() {
        return original.figure() instanceof ScatterFigure;
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
        boolean whole = page.get();
        var metadata = whole ? sheet.metadata() : original.metadata();
        var wanted = new FigureExport(
                figure.get(),
                new FigureOutput(now.format(), now.widthMm(), now.heightMm(), now.dpi(), metadata),
                whole ? sheet.panels() : List.of(dressed()),
                whole ? sheet.columnsProperty().get() : 1);
        Path file = file();
        busy.set(true);
        saved.set(Optional.empty());
        tasks.run(
                "Exporting " + file.getFileName(),
                progress -> {
                    progress.stage("Drawing");
                    wanted.write(file, specs);
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
