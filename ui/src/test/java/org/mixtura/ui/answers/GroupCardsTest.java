package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.figure.DotPlotFigure;
import org.mixtura.core.figure.Palette;
import org.mixtura.core.figure.ViolinFigure;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.core.group.Suggestion;
import org.mixtura.core.run.StoredRun;
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
    private final List<String> shownGenes = new ArrayList<>();

    private GroupsViewModel model(Tasks tasks) {
        StoredRun run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("cells.h5ad"), 0));
        return new GroupsViewModel(run, () -> new FakeGroups(run), () -> new Question(tasks, problems::add));
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
        assertThat(FxTest.<ComboBox<?>>find("#markers-scale").isDisabled()).isTrue();
        assertThat(count(view, Palette.colour(2)))
                .as("violins of the last group")
                .isGreaterThan(300);

        click("#markers-figure");
        assertThat(drafts).singleElement().satisfies(draft -> assertThat(draft.figure())
                .isInstanceOf(ViolinFigure.class));
        assertThat(problems).isEmpty();
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
