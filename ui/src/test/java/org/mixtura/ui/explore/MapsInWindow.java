package org.mixtura.ui.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.Samples;
import org.mixtura.ui.SavingDialogs;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** The maps of Explore in a window, for tests of what is done to them by mouse and keyboard. */
abstract class MapsInWindow extends FxTest {

    final List<Problem> problems = new ArrayList<>();

    @TempDir
    Path folder;

    ExploreViewModel model;

    /** What {@link #open} opened. */
    ExploreMaps page;

    final EditHistory history = new EditHistory(Runnable::run, problems::add);
    final List<String> subsets = new ArrayList<>();
    final List<FigureDraft> drafts = new ArrayList<>();
    final FakeOutputs outputs = new FakeOutputs();

    private final SelectionPane.Actions actions = new SelectionPane.Actions() {
        @Override
        public Optional<Path> newFile(String title, String name) {
            return Optional.of(folder.resolve(name));
        }

        @Override
        public void subset(String barcodes) {
            subsets.add(barcodes);
        }

        @Override
        public void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    };

    private static final class OneGene implements ExpressionSource {

        @Override
        public GeneTable genes() {
            return new GeneTable(List.of("E1"), List.of("CD3D"));
        }

        @Override
        public float[] logNormalised(int gene) {
            float[] values = new float[60];
            for (int i = 20; i < values.length; i++) {
                values[i] = i;
            }
            return values;
        }

        @Override
        public float[] counts(int gene) {
            return logNormalised(gene);
        }
    }

    /** Opens the maps of a run of sixty cells in three components. */
    void open() {
        open(OneGene::new);
    }

    /** @param genes opens the expression of the cells */
    void open(Supplier<ExpressionSource> genes) {
        fx(() -> folder.resolve("run").toFile().mkdirs());
        var run = Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0)));
        var tasks = Tasks.onThreads();
        model = fx(() -> new ExploreViewModel(
                run,
                "DGD",
                new FakeSource(genes, outputs).withMixture(Samples.mixture()),
                history,
                tasks,
                problems::add));
        show(
                () -> {
                    page = new ExploreMaps(
                            model,
                            tasks::quietly,
                            drafts::add,
                            new SavingDialogs(folder, Optional::empty),
                            new ExportViewModel(run, new FakeWorkbench(), new Question(tasks, problems::add)));
                    var root = new BorderPane(
                            new StackPane(page.node()), null, new ExploreInspector(model, actions), null, null);
                    root.getStylesheets()
                            .add(ScatterPane.class.getResource("pages.css").toExternalForm());
                    root.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, page::keyPressed);
                    return root;
                },
                1200,
                700);
        waitFor("components", () -> model.dividedProperty().get());
        sharp();
    }

    /** Waits until the maps are drawn. */
    void sharp() {
        waitFor("maps", () -> maps().stream().allMatch(ScatterPane::isSharp));
    }

    List<ScatterPane> maps() {
        return fx(() -> stage.getScene().getRoot().lookupAll(".scatter-pane").stream()
                .map(ScatterPane.class::cast)
                .toList());
    }

    static void drag(Node map, double fromX, double fromY, double toX, double toY) {
        moveTo(map, fromX, fromY);
        press(MouseButton.PRIMARY);
        moveBy((toX - fromX) / 2, (toY - fromY) / 2);
        moveBy((toX - fromX) / 2, (toY - fromY) / 2);
        release(MouseButton.PRIMARY);
        pulses(2);
    }

    /** The colour where a cell lies. */
    Color grey(ScatterPane map, int cell) {
        sharp();
        var points = map.toScene(
                model.panes().panes().getFirst().scatter().points().x()[cell],
                model.panes().panes().getFirst().scatter().points().y()[cell]);
        return picture().getPixelReader().getColor((int) points.getX(), (int) points.getY());
    }

    /** Pixels of a colour in the window. */
    long count(int rgb) {
        var picture = picture();
        long found = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                found += (picture.getPixelReader().getArgb(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return found;
    }
}
