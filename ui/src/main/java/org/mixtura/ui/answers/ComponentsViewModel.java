package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.component.TypeTable;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GeneratedFigure;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** The components that a model divides cells into: what they are, and cells drawn from them. */
final class ComponentsViewModel {

    private static final int MARKERS = 4;
    private static final int DRAWN = 100;

    /** Stands for all components in the place of the number of one. */
    static final int MIXTURE = 0;

    private final Supplier<RunComponents> components;
    private final Question question;
    private final long seed;
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "component", 1);
    private final ReadOnlyObjectWrapper<Optional<ComponentReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<GeneratedCheck>> generated =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param seed of the draws */
    ComponentsViewModel(Supplier<RunComponents> components, Question question, long seed) {
        this.components = components;
        this.question = question;
        this.seed = seed;
    }

    /**
     * A component in words.
     *
     * @param type the known type that most of its cells have, with its share; empty without labels
     * @param markers genes that go with it best
     */
    record Line(int component, double weight, int cells, String type, String markers) {}

    Question question() {
        return question;
    }

    /** The component that cells are drawn from, counted from 1. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<ComponentReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Asks for all about the components. */
    void describe() {
        question.ask(
                "Describing components",
                "Looking for the genes of each component…",
                watcher -> components.get().report(List.of(), MARKERS, watcher),
                report -> {
                    result.set(Optional.of(report));
                    long used = IntStream.of(report.cells()).filter(n -> n > 0).count();
                    return "%d of %d components have cells.".formatted(used, report.cells().length);
                });
    }

    /** In the order of a walk over their graph, so that components that are alike stand together. */
    List<Line> lines() {
        return result.get()
                .map(report -> IntStream.of(report.graph().order())
                        .mapToObj(k -> line(report, k))
                        .toList())
                .orElse(List.of());
    }

    private static Line line(ComponentReport report, int k) {
        return new Line(
                k + 1,
                report.weights()[k],
                report.cells()[k],
                report.types().map(types -> mostFrequent(types, k)).orElse(""),
                String.join(
                        ", ",
                        report.markers().get(k).stream()
                                .map(ComponentReport.Marker::gene)
                                .toList()));
    }

    /** The type that has the most cells in a component. */
    private static String mostFrequent(TypeTable types, int component) {
        int column = IntStream.range(0, types.components().length)
                .filter(c -> types.components()[c] == component)
                .findFirst()
                .orElse(-1);
        double best = 0;
        double all = 0;
        String name = "";
        for (int row = 0; column >= 0 && row < types.types().size(); row++) {
            double cells = types.percent()[row][column] / 100 * types.cells()[row];
            all += cells;
            if (cells > best) {
                best = cells;
                name = types.types().get(row);
            }
        }
        return all == 0 ? "" : String.format(Locale.ROOT, "%s (%.0f %%)", name, 100 * best / all);
    }

    /** Colours cells by how likely they are in the chosen component. */
    void colouring(Consumer<Colouring> shown) {
        int component = Math.max(1, chosen.get());
        question.ask(
                "Reading probabilities",
                "Asking the model…",
                watcher -> components.get().probabilities(watcher).column(component - 1),
                values -> {
                    shown.accept(Colouring.ByValue.of("component " + component, "probability", values, true));
                    return "The maps show how likely each cell is in component %d.".formatted(component);
                });
    }

    /** Writes how likely each cell is in each component. */
    void saveProbabilities(Path file) {
        question.ask(
                "Writing " + file.getFileName(),
                "Writing…",
                watcher -> {
                    components.get().writeProbabilities(file, watcher);
                    return file;
                },
                "Written to %s."::formatted);
    }

    /** Draws cells from the chosen component, compares them with real ones, and writes their counts if a file is given. */
    void draw(Optional<Path> file) {
        var component = chosen.get() == MIXTURE ? OptionalInt.empty() : OptionalInt.of(chosen.get());
        int cells = file.isPresent() ? DRAWN : GeneratedRequest.USUAL;
        var request = new GeneratedRequest(component, cells, seed);
        question.ask("Drawing cells", "Drawing…", watcher -> components.get().sample(request, file, watcher), found -> {
            generated.set(Optional.of(found));
            return words(found, file);
        });
    }

    private static String words(GeneratedCheck found, Optional<Path> file) {
        return String.format(
                Locale.ROOT,
                "%d generated cells of %s%s. Zeros: %.1f %% generated, %.1f %% real; means agree with r = %.3f, variances with r = %.3f; %,d different real cells. %s",
                found.cells(),
                found.from(),
                file.map(" are in %s"::formatted).orElse(""),
                100 * found.check().generatedZeros(),
                100 * found.check().observedZeros(),
                found.meanAgreement(),
                found.varianceAgreement(),
                found.realCells(),
                found.verdict());
    }

    /** Generated cells beside real ones; empty before any were drawn. */
    ReadOnlyObjectProperty<Optional<GeneratedCheck>> generatedProperty() {
        return generated.getReadOnlyProperty();
    }

    /** Generated cells as a figure of a run. */
    Optional<FigureDraft> figure(StoredRun run) {
        return generated.get().map(found -> FigureDraft.of(run, GeneratedFigure.of(found), "generated", found.table()));
    }
}
