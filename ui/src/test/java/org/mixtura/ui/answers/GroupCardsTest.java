package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.ColourMap;
import org.mixtura.core.figure.CrossTableFigure;
import org.mixtura.core.figure.DotPlotFigure;
import org.mixtura.core.figure.Palette;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.figure.ViolinFigure;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.core.group.Suggestion;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.explore.ExplorePage;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Groups of cells in the window: what marks them, what types they speak for, and pictures. */
class GroupCardsTest extends FxTest {

    @TempDir
    private Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final List<FigureDraft> drafts = new ArrayList<>();
    private final FakeOutputs outputs = new FakeOutputs();
    private final List<BitSet> selected = new ArrayList<>();
    private final List<String> shownGenes = new ArrayList<>();

    private GroupsViewModel model(Tasks tasks) {
        StoredRun run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("cells.h5ad"), 0));
        return new GroupsViewModel(
                run, () -> new FakeGroups(run), selected::add, () -> new Question(tasks, problems::add));
    }

    private GroupsViewModel model() {
        return model(new Tasks(Runnable::run, Runnable::run));
    }

    @Test
    void cellsAreGroupedByClustersOfTheRunAndOfItsLatentSpace() {
        assertThat(model().choices())
                .extracting(GroupsViewModel.By::label)
                .containsExactly("k-means clusters", "Leiden clusters");
    }

    @Test
    void markersAndTypesOfEachGroupAreFound() {
        var markers = model().markers();
        assertThat(markers.lines()).isEmpty();
        assertThat(markers.seen()).isEmpty();
        markers.find();
        assertThat(markers.question().wordsProperty().get())
                .isEqualTo("18 genes were compared in 3 groups; 3 of the groups speak for a type.");
        assertThat(markers.groups()).containsExactly("0", "1", "2");
        assertThat(markers.lines()).hasSize(6).allSatisfy(line -> assertThat(line.called())
                .isTrue());
        assertThat(markers.lines().stream().map(markers::symbol)).contains("CD3D");
        markers.groupProperty().set(Optional.of("1"));
        assertThat(markers.lines().stream().map(markers::symbol)).contains("MS4A1", "CD79A");
        assertThat(markers.suggestions().getFirst().type()).startsWith("B cells");
        assertThat(markers.suggestions().getFirst()).matches(Suggestion::called);
        assertThat(markers.label("1")).startsWith("1 · B cells");
        assertThat(problems).isEmpty();
    }

    @Test
    void picturesShowMarkersOrTheGenesThatAreTyped() {
        var markers = model().markers();
        markers.find();
        assertThat(markers.seen()).get().isInstanceOfSatisfying(DotPlotFigure.class, figure -> {
            assertThat(figure.title()).isEmpty();
            assertThat(figure.expression().genes()).hasSize(9);
        });
        markers.genesProperty().set("LYZ, cd14");
        markers.showGenes();
        markers.kindProperty().set(Kind.VIOLIN);
        assertThat(markers.figure().orElseThrow().name()).isEqualTo("violin");
        assertThat(markers.figure().orElseThrow().figure()).isInstanceOfSatisfying(ViolinFigure.class, figure -> {
            assertThat(figure.title()).isEqualTo("Expression by kmeans");
            assertThat(figure.expression().genes()).hasSize(2);
        });
        markers.genesProperty().set("CD3X");
        markers.showGenes();
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what())
                .contains("CD3X"));
    }

    @Test
    void violinsAreSplitByAColumnOfTwo() throws IOException {
        var markers = model().markers();
        assertThat(markers.splits()).as("training split and clusters of three").isEmpty();
        markers.find();
        markers.kindProperty().set(Kind.VIOLIN);
        var condition = new Column.Categorical(
                "condition",
                List.of("ctrl", "stim"),
                IntStream.range(0, 60).map(cell -> cell % 2).toArray());
        markers.splitProperty().set(Optional.of(condition));
        markers.showGenes();
        assertThat(markers.figure().orElseThrow().figure()).isInstanceOfSatisfying(ViolinFigure.class, figure -> {
            assertThat(figure.title()).isEqualTo("Expression by kmeans and condition");
            assertThat(figure.split().orElseThrow().sides()).isEqualTo(condition);
            assertThat(figure.expression().groups()).hasSize(6);
        });
        markers.saveExpression(folder.resolve("halves.csv"));
        assertThat(Files.readAllLines(folder.resolve("halves.csv"))).hasSize(1 + 9 * 6);

        markers.kindProperty().set(Kind.DOTPLOT);
        markers.saveExpression(folder.resolve("whole.csv"));
        assertThat(Files.readAllLines(folder.resolve("whole.csv"))).hasSize(1 + 9 * 3);
        assertThat(problems).isEmpty();
    }

    @Test
    void tablesAreWritten() throws IOException {
        var markers = model().markers();
        markers.find();
        markers.saveMarkers(folder.resolve("markers.csv"));
        markers.saveTypes(folder.resolve("types.csv"));
        markers.saveExpression(folder.resolve("expression.csv"));
        assertThat(Files.readAllLines(folder.resolve("markers.csv"))).hasSize(1 + 3 * 18);
        assertThat(Files.readString(folder.resolve("types.csv"))).contains("1,1,B cells");
        assertThat(Files.readAllLines(folder.resolve("expression.csv"))).hasSize(1 + 9 * 3);
    }

    @Test
    void theCardListsGenesColoursTheMapsAndDraws() {
        var tasks = Tasks.onThreads();
        show(
                () -> {
                    var pane =
                            new GroupsPane(model(tasks), new NoDialogs(), shownGenes::add, drafts::add, tasks::quietly);
                    pane.getStylesheets()
                            .add(Objects.requireNonNull(ExplorePage.class.getResource("../chart/pages.css"))
                                    .toExternalForm());
                    return pane;
                },
                900,
                1000);
        assertThat(FxTest.<Button>find("#markers-figure").isDisabled()).isTrue();
        assertThat(exists("#markers-table")).isFalse();
        click("#find-markers");
        waitFor("markers", () -> exists("#markers-table") && exists("#suggestions"));
        FigureView view = find(".figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(view, Palette.colour(0)))
                .as("the first group above its column")
                .isGreaterThan(50);

        TableView<GeneMarker> table = find("#markers-table");
        fx(() -> table.getSelectionModel().select(0));
        assertThat(shownGenes).singleElement().isIn("CD3D", "CD3E", "CD3G", "IL7R", "LCK", "CD2");

        ComboBox<Kind> kind = find("#markers-kind");
        fx(() -> kind.setValue(Kind.VIOLIN));
        waitFor("violins", view::isUpToDate);
        assertThat(exists("#markers-scale")).isFalse();
        assertThat(FxTest.<ComboBox<?>>find("#markers-split").isDisabled()).isTrue();
        assertThat(count(view, Palette.colour(2)))
                .as("violins of the last group")
                .isGreaterThan(300);

        click("#markers-figure");
        assertThat(drafts).singleElement().satisfies(draft -> assertThat(draft.figure())
                .isInstanceOf(ViolinFigure.class));
        assertThat(problems).isEmpty();
    }

    private PathViewModel path(Tasks tasks) {
        StoredRun run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("cells.h5ad"), 0));
        return new PathViewModel(run, () -> outputs, new Question(tasks, problems::add));
    }

    @Test
    void aPathLeadsFromGroupToGroupOrAlongADimension() throws IOException {
        var path = path(new Tasks(Runnable::run, Runnable::run));
        assertThat(path.places())
                .extracting(PathViewModel.Route::label)
                .containsExactly("Cluster 0", "Cluster 1", "Cluster 2");
        assertThat(path.starts()).hasSize(3 + 4);
        path.genesProperty().set("CD4 CD8A");
        path.follow();
        var asked = outputs.paths().getLast();
        assertThat(asked.through()).hasToString("[0, 1]");
        assertThat(asked.dimension()).isEmpty();
        assertThat(asked.genes()).containsExactly("CD4", "CD8A");
        assertThat(path.question().wordsProperty().get())
                .startsWith("1 of 3 steps (red) are farther from cells")
                .endsWith("Housekeeping genes change by 0 % of what markers change by (1 gene: too few to judge by).");
        path.look().scaleProperty().set(PathScale.LOG);
        path.look().driftLimitProperty().set(20);
        assertThat(path.figure().orElseThrow().figure())
                .isInstanceOfSatisfying(PathFigure.class, figure -> assertThat(figure.look())
                        .isEqualTo(new PathLook(PathScale.LOG, PathOrder.PEAK, 0.2)));
        path.save(folder.resolve("path.csv"));
        assertThat(Files.readAllLines(folder.resolve("path.csv"))).hasSize(1 + 6);

        path.fromProperty().set(path.starts().getLast());
        path.follow();
        assertThat(outputs.paths().getLast().dimension()).hasValue(4);
        assertThat(outputs.paths().getLast().through()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void theCardOfAPathDrawsIt() {
        var genes = new ArrayList<String>();
        var tasks = Tasks.onThreads();
        show(
                () -> {
                    var pane = new StackPane(PathCard.of(
                            path(tasks),
                            Optional::empty,
                            _ -> Optional.empty(),
                            genes::add,
                            drafts::add,
                            tasks::quietly));
                    pane.getStylesheets()
                            .add(Objects.requireNonNull(ExplorePage.class.getResource("../chart/pages.css"))
                                    .toExternalForm());
                    return pane;
                },
                900,
                600);
        click("#ask-path");
        waitFor("path", () -> exists(".figure-view"));
        FigureView view = find(".figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(view, ColourMap.BLUE_RED.colour(0)))
                .as("the marker falls")
                .isGreaterThan(50);
        double up = fx(view::getHeight) / 2;
        for (double y = 10 - up; y < up && genes.isEmpty(); y += 10) {
            moveTo(view, 0, y);
            press(MouseButton.PRIMARY);
            release(MouseButton.PRIMARY);
            pulses(1);
        }
        assertThat(genes).first().as("the uppermost gene").isEqualTo("CD3D");
        ComboBox<PathViewModel.Route> from = find("#path-from");
        fx(() -> from.getSelectionModel().selectLast());
        assertThat(FxTest.<ComboBox<?>>find("#path-to").isDisabled()).isTrue();
        click("#path-figure");
        assertThat(drafts).singleElement().satisfies(draft -> assertThat(draft.name())
                .isEqualTo("path"));
        assertThat(problems).isEmpty();
    }

    @Test
    void whatGroupsHoldIsDrawnAndWritten() throws IOException {
        var pictures = model().pictures();
        assertThat(pictures.kinds()).as("there are no components").doesNotContain(Kind.CORRELATION);
        assertThat(pictures.seen()).isEmpty();
        pictures.draw();
        assertThat(pictures.figure().orElseThrow().name()).isEqualTo("confusion");
        assertThat(pictures.seen()).get().isInstanceOfSatisfying(CrossTableFigure.class, figure -> {
            assertThat(figure.title()).isEmpty();
            assertThat(figure.share()).isEqualTo(TableShare.TYPE);
        });
        pictures.save(folder.resolve("table.csv"));
        assertThat(Files.readAllLines(folder.resolve("table.csv"))).hasSize(1 + 9);
        pictures.pick(1, 1, 300);
        assertThat(selected).as("beside the table").isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsShownIsAlwaysWhatIsChosen() {
        var model = model();
        var pictures = model.pictures();
        var markers = model.markers();
        pictures.orderProperty().set(TableOrder.GIVEN);
        assertThat(pictures.seen()).as("nothing was asked for yet").isEmpty();
        pictures.draw();
        markers.find();
        pictures.shareProperty().set(TableShare.GROUP);
        assertThat(pictures.seen()).get().isInstanceOfSatisfying(CrossTableFigure.class, figure -> assertThat(
                        figure.share())
                .isEqualTo(TableShare.GROUP));
        assertThat(markers.resultProperty().get()).isPresent();
        model.byProperty().set(model.choices().getLast());
        assertThat(pictures.seen()).get().isInstanceOfSatisfying(CrossTableFigure.class, figure -> assertThat(
                        figure.table().by())
                .isEqualTo("leiden"));
        assertThat(markers.resultProperty().get()).as("of the groups before").isEmpty();
        pictures.kindProperty().set(Kind.SILHOUETTE);
        assertThat(pictures.figure().orElseThrow().name()).isEqualTo("silhouette");
        assertThat(problems).isEmpty();
    }

    @Test
    void aPictureFollowsAChoiceThatWasMadeWhileItWasDrawn() {
        var waiting = new ArrayList<Runnable>();
        var pictures = model(new Tasks(waiting::add, Runnable::run)).pictures();
        pictures.draw();
        waiting.removeFirst().run();
        pictures.shareProperty().set(TableShare.GROUP);
        pictures.orderProperty().set(TableOrder.GIVEN);
        assertThat(waiting).as("one picture at a time").hasSize(1);
        waiting.removeFirst().run();
        assertThat(pictures.seen()).as("of the choice between").isEmpty();
        waiting.removeFirst().run();
        assertThat(pictures.seen()).get().isInstanceOfSatisfying(CrossTableFigure.class, figure -> assertThat(
                        figure.share())
                .isEqualTo(TableShare.GROUP));
        assertThat(waiting).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void componentsHaveAHeatMapOfTheirOwnWhateverElseGroupsAre() {
        var run = Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("cells.h5ad"), 0)));
        var tasks = new Tasks(Runnable::run, Runnable::run);
        var model = new GroupsViewModel(
                run, () -> new FakeGroups(run), selected::add, () -> new Question(tasks, problems::add));
        model.byProperty().set(model.choices().getLast());
        var pictures = model.pictures();
        assertThat(pictures.kinds()).contains(Kind.COMPONENT_HEATMAP, Kind.CORRELATION, Kind.ANNOTATION);
        pictures.kindProperty().set(Kind.COMPONENT_HEATMAP);
        pictures.orderProperty().set(TableOrder.GIVEN);
        pictures.draw();
        var draft = pictures.figure().orElseThrow();
        assertThat(draft.name()).isEqualTo("component-heatmap");
        assertThat(draft.figure()).isInstanceOfSatisfying(CrossTableFigure.class, figure -> assertThat(
                        figure.table().groups())
                .hasSize(Samples.mixture().components()));
        assertThat(((CrossTableFigure) draft.figure()).table().by()).isEqualTo(StoredRun.COMPONENT);
        assertThat(problems).isEmpty();
    }

    @Test
    void aClickOnATableSelectsItsCells() {
        var tasks = Tasks.onThreads();
        var model = model(tasks);
        show(
                () -> {
                    var pane = new GroupsPane(model, new NoDialogs(), shownGenes::add, drafts::add, tasks::quietly);
                    pane.getStylesheets()
                            .add(Objects.requireNonNull(ExplorePage.class.getResource("../chart/pages.css"))
                                    .toExternalForm());
                    return pane;
                },
                900,
                900);
        assertThat(exists("#group-share")).isTrue();
        click("#draw-groups");
        waitFor("table", () -> exists(".figure-view"));
        FigureView view = find(".figure-view");
        waitFor("picture", view::isUpToDate);
        assertThat(count(view, ColourMap.VIRIDIS.colour(1))).as("whole groups").isGreaterThan(500);
        int[] bright = brightest(view);
        moveTo(view, bright[0] - fx(view::getWidth) / 2, bright[1] - fx(view::getHeight) / 2);
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
        pulses(2);
        assertThat(selected).singleElement().satisfies(cells -> {
            assertThat(cells.cardinality()).isEqualTo(20);
            assertThat(cells.stream().map(cell -> cell % 3).distinct().count()).isEqualTo(1);
        });
        ComboBox<Kind> kind = find("#group-figure");
        fx(() -> kind.setValue(Kind.SILHOUETTE));
        pulses(2);
        assertThat(exists("#group-share")).isFalse();
        assertThat(exists("#group-against")).isFalse();
        assertThat(problems).isEmpty();
    }

    /** A point of the picture, from its upper left corner, in the middle of the first colour of a whole share. */
    private int[] brightest(FigureView view) {
        WritableImage image = picture();
        return fx(() -> {
            var bounds = view.localToScene(view.getLayoutBounds());
            for (int y = 0; y < bounds.getHeight(); y++) {
                for (int x = 0; x < bounds.getWidth(); x++) {
                    if (image.getPixelReader().getArgb((int) bounds.getMinX() + x, (int) bounds.getMinY() + y)
                            == ColourMap.VIRIDIS.colour(1)) {
                        return new int[] {x + 4, y + 4};
                    }
                }
            }
            throw new AssertionError("no bright place");
        });
    }

    private long count(FigureView view, int argb) {
        WritableImage image = picture();
        return fx(() -> {
            var bounds = view.localToScene(view.getLayoutBounds());
            long found = 0;
            for (int y = (int) bounds.getMinY(); y < Math.min(bounds.getMaxY(), image.getHeight()); y++) {
                for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
                    found += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
                }
            }
            return found;
        });
    }
}
