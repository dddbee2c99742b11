package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.map.MapAxis;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.Samples;
import org.mixtura.ui.SavingDialogs;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** The maps of Explore by mouse and keyboard. */
class ExploreMapsTest extends FxTest {

    private final List<Problem> problems = new ArrayList<>();

    @TempDir
    private Path folder;

    private ExploreViewModel model;
    private final EditHistory history = new EditHistory(Runnable::run, problems::add);
    private final List<String> subsets = new ArrayList<>();
    private final List<FigureDraft> drafts = new ArrayList<>();
    private final FakeOutputs outputs = new FakeOutputs();

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

    private void open() {
        fx(() -> folder.resolve("run").toFile().mkdirs());
        var run = Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0)));
        var tasks = Tasks.onThreads();
        model = fx(() -> new ExploreViewModel(
                run,
                "DGD",
                new FakeSource(OneGene::new, outputs).withMixture(Samples.mixture()),
                history,
                tasks,
                problems::add));
        show(
                () -> {
                    var maps = new ExploreMaps(
                            model,
                            tasks::quietly,
                            drafts::add,
                            new SavingDialogs(folder, Optional::empty),
                            new ExportViewModel(run, new FakeWorkbench(), new Question(tasks, problems::add)));
                    var page = new BorderPane(
                            new StackPane(maps.node()), null, new ExploreInspector(model, actions), null, null);
                    page.getStylesheets()
                            .add(ScatterPane.class.getResource("pages.css").toExternalForm());
                    page.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, maps::keyPressed);
                    return page;
                },
                1200,
                700);
        waitFor("components", () -> model.dividedProperty().get());
        sharp();
    }

    private void sharp() {
        waitFor("maps", () -> maps().stream().allMatch(ScatterPane::isSharp));
    }

    private List<ScatterPane> maps() {
        return fx(() -> stage.getScene().getRoot().lookupAll(".scatter-pane").stream()
                .map(ScatterPane.class::cast)
                .toList());
    }

    private static void drag(Node map, double fromX, double fromY, double toX, double toY) {
        moveTo(map, fromX, fromY);
        press(MouseButton.PRIMARY);
        moveBy((toX - fromX) / 2, (toY - fromY) / 2);
        moveBy((toX - fromX) / 2, (toY - fromY) / 2);
        release(MouseButton.PRIMARY);
        pulses(2);
    }

    @Test
    void aBoxSelectsShiftAddsAndAltSubtracts() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.B);
        double w = fx(map::getWidth) / 2 - 80;
        double h = fx(map::getHeight) / 2 - 60;
        drag(map, -w, h, 0, -h);
        waitFor("selection", () -> !model.view().selection().isEmpty());
        int left = model.view().selection().size();
        assertThat(left).isBetween(1, 59);

        holdKey(KeyCode.SHIFT);
        drag(map, 0, h, w + 70, -h);
        releaseKey(KeyCode.SHIFT);
        waitFor("more", () -> model.view().selection().size() > left);
        int all = model.view().selection().size();

        holdKey(KeyCode.ALT);
        drag(map, 0, h, w + 70, -h);
        releaseKey(KeyCode.ALT);
        waitFor("fewer", () -> model.view().selection().size() < all);
        assertThat(model.view().selection().size()).isEqualTo(left);

        keys(KeyCode.I);
        assertThat(model.view().selection().size()).isEqualTo(60 - left);
        keys(KeyCode.H);
        assertThat(fx(() -> model.view().hiddenCellsProperty().get().size())).isEqualTo(60 - left);
        keys(KeyCode.H);
        assertThat(fx(() -> model.view().hiddenCellsProperty().get().isEmpty())).isTrue();
    }

    @Test
    void unselectedCellsStayToBeSeenInGrey() {
        open();
        var map = maps().getFirst();
        fx(() -> model.componentsShownProperty().set(false));
        fx(() -> model.namesProperty().set(false));
        var before = grey(map, 5);
        assertThat(before.getSaturation()).isGreaterThan(0.3);
        fx(() -> {
            var one = new java.util.BitSet();
            one.set(0);
            model.view().select(CellSelection.Change.REPLACE, one);
        });
        var after = grey(map, 5);
        assertThat(after.getSaturation()).isLessThan(0.2);
        assertThat(after.getBrightness()).isLessThan(0.97);
    }

    /** The colour where a cell lies. */
    private Color grey(ScatterPane map, int cell) {
        sharp();
        var points = map.toScene(
                model.panes().panes().getFirst().scatter().points().x()[cell],
                model.panes().panes().getFirst().scatter().points().y()[cell]);
        return picture().getPixelReader().getColor((int) points.getX(), (int) points.getY());
    }

    @Test
    void ctrlDAddsALinkedMapWhoseAxisCanBeAGene() {
        open();
        click(maps().getFirst());
        keys(KeyCode.CONTROL, KeyCode.D);
        assertThat(model.panes().panes()).hasSize(3);
        sharp();
        var copy = model.panes().active();
        ComboBox<MapAxis> axis = fx(() -> {
            var heads = stage.getScene().getRoot().lookupAll("#axis-x");
            @SuppressWarnings("unchecked")
            var last = (ComboBox<MapAxis>) List.copyOf(heads).getLast();
            return last;
        });
        fx(() -> axis.setValue(MapAxis.Gene.ANY));
        pulses(3);
        TextField gene = find("#axis-x-gene");
        assertThat(fx(gene::isFocused)).isTrue();
        type("CD3D");
        keys(KeyCode.ENTER);
        waitFor("gene", () -> copy.title().startsWith("CD3D"));
        sharp();
        screenshot("explore-three-maps");
        fx(() -> model.panes().close(copy));
        pulses(3);
        assertThat(maps()).hasSize(2);
    }

    @Test
    void aClickDecodesAPlaceAndAGeneOfItColoursTheMaps() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.D);
        pulses(3);
        sharp();
        click(map);
        waitFor("decoded", () -> model.probe().decode().decodedProperty().get().isPresent());
        sharp();
        FigureView view = find(".probe-pane .figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(0xc8442c)).as("the place is far from cells").isGreaterThan(10);
        screenshot("explore-decoded");
        fx(() -> FxTest.<Button>find("#figure-decoded").fire());
        assertThat(drafts).hasSize(1);
        fx(() -> FxTest.<Button>find("#save-decoded").fire());
        waitFor("written", () -> Files.exists(folder.resolve("decoded.csv")));
        assertThat(folder.resolve("decoded.csv")).content().contains("CD3D,99.0,90.0,110.0,9.0");
        fx(() -> view.getOnMouseClicked().handle(press(60, 50)));
        waitFor(
                "gene",
                () -> model.view().colouring() instanceof Colouring.ByValue by
                        && by.name().equals("CD3D"));
        fx(() -> FxTest.<Button>find("#close-probe").fire());
        pulses(2);
        assertThat(fx(() -> stage.getScene().getRoot().lookup(".probe-pane").isVisible()))
                .isFalse();
    }

    /** A click on a picture, at its own coordinates. */
    private static MouseEvent press(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** Pixels of a colour in the window. */
    private long count(int rgb) {
        var picture = picture();
        long found = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                found += (picture.getPixelReader().getArgb(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return found;
    }

    private void genesOfDraggedRowsMakeASet(FigureView view) {
        drag(view, 0, 1 - fx(view::getHeight) / 2, 0, fx(view::getHeight) / 2 - 1);
        var menu = fx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertThat(menu.getItems().getFirst().getText()).isEqualTo("CD3D, ACTB");
        fx(() -> {
            menu.getItems().get(2).fire();
            menu.hide();
        });
        Path set = folder.resolve("my-genes.gmt");
        waitFor("followed", () -> model.probe().path().setsProperty().get().isPresent());
        assertThat(GeneSetFile.read(set)).containsExactly(new GeneSet("my-genes", "", List.of("CD3D", "ACTB")));
        waitFor(
                "with the set",
                () -> outputs.decoder().chosen().getLast().sets().isPresent());
        waitFor("drawn", () -> model.probe()
                .path()
                .followedProperty()
                .get()
                .filter(now -> now.request().sets().isPresent())
                .isPresent());
    }

    @Test
    void aPathIsDrawnAndItsStepsAreSeenInBothMaps() {
        open();
        var map = maps().getFirst();
        click(map);
        keys(KeyCode.P);
        pulses(3);
        sharp();
        double w = fx(map::getWidth) / 4;
        moveTo(map, -w / 2, 30);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        moveTo(map, w / 2, -60);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        waitFor("path", () -> model.probe().path().followedProperty().get().isPresent());
        sharp();
        FigureView view = find(".probe-pane .figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(0xc8442c)).as("the middle step is far from cells").isGreaterThan(15);
        screenshot("explore-path");
        assertThat(model.probe().path().seen().orElseThrow().words(0, 0)).contains("90 %: 89.1 to 109");
        genesOfDraggedRowsMakeASet(view);
        int asked = outputs.decoder().followed().size();
        drag(map, w / 2, -60, w / 2 + 20, -100);
        waitFor("live", () -> outputs.decoder().followed().size() > asked);
        assertThat(model.probe().path().stops()).as("dragged, not added").hasSize(2);
    }

    @Test
    void uncertainCellsAreFaintAndTheOthersAsTheyWere() {
        open();
        var map = maps().getFirst();
        fx(() -> {
            model.componentsShownProperty().set(false);
            model.namesProperty().set(false);
        });
        var sure = grey(map, 0);
        var unsure = grey(map, 59);
        fx(() -> model.fade().byProperty().set(FadeModel.By.ENTROPY));
        waitFor("kept", () -> model.shared().keptProperty().get().isPresent());
        assertThat(grey(map, 0)).isEqualTo(sure);
        assertThat(grey(map, 59).getSaturation()).isLessThan(0.6 * unsure.getSaturation());
        assertThat(model.fade().possible()).as("no posterior").doesNotContain(FadeModel.By.SPREAD);
        assertThat(model.fade().why()).contains("no posterior sd");
        fx(() -> model.fade().byProperty().set(FadeModel.By.NOTHING));
        assertThat(grey(map, 59)).isEqualTo(unsure);
        fx(() -> model.fade().colouring(FadeModel.By.ENTROPY).ifPresent(model.colours()::by));
        assertThat(model.view().colouring().title()).contains("assignment entropy");
    }

    @Test
    void aMarkedCellIsSeenInAllMapsUntilEscape() {
        open();
        var map = maps().getFirst();
        click(map);
        long dark = count(0x1b1b1b);
        fx(() -> model.probe().mark(model.run().cells().barcodes().get(7)));
        pulses(3);
        assertThat(count(0x1b1b1b)).isGreaterThan(dark + 10);
        keys(KeyCode.ESCAPE);
        pulses(3);
        assertThat(count(0x1b1b1b)).isEqualTo(dark);
    }

    @Test
    void aComponentDraggedOntoAnotherProposesAMerge() {
        open();
        click(FxTest.<Node>find("#inspect-components"));
        waitFor(
                "network",
                () -> model.components().networkProperty().get().nodes().size() == 3);
        pulses(3);
        GraphPane graph = find("#component-graph");
        Label key = find("#component-graph-key");
        assertThat(fx(key::getText)).startsWith("Lines: the wider, the more two overlap; ");
        double[] from = fx(() -> graph.middle(0));
        double[] to = fx(() -> graph.middle(1));
        double w = fx(graph::getWidth) / 2;
        double h = fx(graph::getHeight) / 2;
        moveTo(graph, from[0] - w, from[1] - h);
        press(MouseButton.PRIMARY);
        // With pictures drawn between the moves, as a hand is slow.
        pulses(2);
        for (int step = 1; step <= 4; step++) {
            moveTo(graph, from[0] + step / 4.0 * (to[0] - from[0]) - w, from[1] + step / 4.0 * (to[1] - from[1]) - h);
            pulses(2);
        }
        assertThat(fx(() -> graph.middle(0))[0]).as("stays where it is held").isCloseTo(to[0], within(1.5));
        release(MouseButton.PRIMARY);
        waitFor("proposal", () -> model.components().wordsProperty().get().startsWith("Merged"));
        assertThat(model.components().isEdited()).as("only proposed").isFalse();
        screenshot("explore-graph");
        click(FxTest.<Node>find("#merge-components"));
        waitFor("merged", () -> model.components().groups().size() == 2);
        waitFor(
                "network",
                () -> model.components().networkProperty().get().nodes().size() == 2);
    }

    @Test
    void draggingOverTheHistogramSelectsByExpression() {
        open();
        fx(() -> model.colours().byGene("CD3D"));
        waitFor("gene", () -> model.view().colouring() instanceof Colouring.ByValue);
        pulses(3);
        var bar = FxTest.<Node>find(".colour-bar");
        Node histogram = fx(() -> bar.lookup("Canvas"));
        double w = fx(() -> histogram.getLayoutBounds().getWidth());
        // From the middle of the values to well below the upper handle.
        drag(histogram, 0, -20, w / 2 - 20, -20);
        waitFor("selection", () -> !model.view().selection().isEmpty());
        assertThat(model.view().selection().stream())
                .allSatisfy(cell -> assertThat(cell).isBetween(29, 58));
    }

    @Test
    void crossesAndOutlinesAreDrawnOverTheCells() {
        open();
        fx(() -> model.namesProperty().set(false));
        var latent = maps().getLast();
        waitFor(
                "shapes",
                () -> !model.panes().panes().getLast().shapesProperty().get().isEmpty());
        sharp();
        var shape = model.panes().panes().getLast().shapesProperty().get().getFirst();
        var middle = latent.toScene(shape.x(), shape.y());
        var cross =
                picture().getPixelReader().getColor((int) Math.round(middle.getX()), (int) Math.round(middle.getY()));
        assertThat(cross.getBrightness()).isLessThan(0.45);
        screenshot("explore-components");
    }

    @Test
    void selectedCellsGetALabelThatIsUndoneInOneStep() {
        open();
        fx(() -> {
            var two = new java.util.BitSet();
            two.set(3);
            two.set(8);
            model.view().select(CellSelection.Change.REPLACE, two);
        });
        // The panel grows as its parts are laid out.
        pulses(8);
        click("#label-name");
        waitFor("focus", FxTest.<TextField>find("#label-name")::isFocused);
        type("rare");
        keys(KeyCode.ENTER);
        waitFor(
                "label",
                () -> model.colours().columnProperty().get().isPresent()
                        && model.colours().columnProperty().get().get().name().equals("my labels"));
        assertThat(fx(() -> model.shownProperty()
                        .get()
                        .cells()
                        .column("my labels")
                        .orElseThrow()
                        .text(8)))
                .isEqualTo("rare");
        assertThat(history.undoNameProperty().get()).isEqualTo("Label 2 cells “rare”");
        screenshot("explore-labelled");

        pulses(8);
        click("#save-barcodes");
        waitFor("file", () -> Files.exists(folder.resolve("barcodes.txt")));
        assertThat(folder.resolve("barcodes.txt")).hasContent("cell3\ncell8\n");
        pulses(4);
        click("#subset-selection");
        assertThat(subsets).containsExactly("cell3\ncell8");

        fx(history::undo);
        waitFor(
                "gone",
                () -> model.shownProperty().get().cells().column("my labels").isEmpty());
        assertThat(fx(() -> model.colours().columnProperty().get().orElseThrow().name()))
                .isEqualTo("kmeans");
        // The folder of the test goes away, so nothing may be on its way there.
        waitFor("saved", () -> RunLayers.of(folder.resolve("run")).labels().isEmpty());
        assertThat(problems).isEmpty();
    }

    @Test
    void aSwatchChangesTheColourOfItsLevelAndOfItsCells() {
        open();
        fx(() -> model.namesProperty().set(false));
        fx(() -> model.componentsShownProperty().set(false));
        Node swatch = fx(() -> FxTest.<Node>find("#legend-2").lookup(".legend-swatch"));
        click(swatch);
        TextField code = find("#swatch-code");
        screenshot("explore-swatch");
        fx(() -> {
            code.setText("#ff0000");
            code.fireEvent(new javafx.event.ActionEvent());
        });
        pulses(4);
        var cell = grey(maps().getFirst(), 5);
        assertThat(cell.getRed()).isGreaterThan(0.85);
        assertThat(cell.getBlue()).isLessThan(0.3);
        fx(history::undo);
        assertThat(grey(maps().getFirst(), 5).getGreen()).isGreaterThan(0.5);
        waitFor(
                "saved",
                () -> RunLayers.of(folder.resolve("run")).colours().isEmpty()
                        || RunLayers.of(folder.resolve("run"))
                                .colours()
                                .get("kmeans")
                                .byLevel()
                                .isEmpty());
    }

    @Test
    void componentsAreMergedNamedLockedAndUndoneFromTheList() {
        open();
        click("#inspect-components");
        pulses(6);
        javafx.scene.control.ListView<?> list = find("#components-list");
        fx(() -> list.getSelectionModel().selectIndices(0, 1));
        waitFor("effect", () -> model.components().wordsProperty().get().startsWith("Merged: log likelihood"));
        click("#merge-components");
        waitFor("merged", () -> model.components().groups().size() == 2);
        assertThat(fx(() -> model.colours().columnProperty().get().orElseThrow().name()))
                .isEqualTo("component_edited");
        assertThat(history.undoNameProperty().get()).isEqualTo("Merge components 1+2");
        fx(() -> list.getSelectionModel().clearAndSelect(0));
        fx(() -> FxTest.<TextField>find("#component-name").setText("lymphoid"));
        click("#rename-component");
        waitFor("named", () -> model.components().groups().getFirst().name().equals("lymphoid"));
        sharp();
        assertThat(fx(() -> model.panes().panes().getLast().shapesProperty().get()))
                .hasSize(2);
        screenshot("explore-regrouped");

        fx(() -> list.getSelectionModel().clearAndSelect(0));
        click("#lock-component");
        waitFor("locked", () -> model.components().groups().getFirst().locked());
        fx(() -> list.getSelectionModel().selectIndices(0, 1));
        assertThat(fx(() -> model.components().problemProperty().get())).contains("locked");

        fx(history::undo);
        fx(history::undo);
        fx(history::undo);
        waitFor("as the model has them", () -> model.components().groups().size() == 3);
        waitFor("saved", () -> RunLayers.of(folder.resolve("run")).components().isEmpty());
        assertThat(problems).isEmpty();
    }
}
