package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.figure.AgreementFigure;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.explore.ExplorePage;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** The cards about categories in a window. */
class CategoryCardsTest extends FxTest {

    @TempDir
    private Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final List<FigureDraft> drafts = new ArrayList<>();
    private final Tasks tasks = Tasks.onThreads();

    private void showCards(FakeCategories categories, double width) {
        show(
                () -> {
                    var run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("cells.h5ad"), 0));
                    var page = new VBox(
                            AgreementCard.of(
                                    new AgreementViewModel(
                                            run, () -> categories, _ -> {}, new Question(tasks, problems::add)),
                                    _ -> Optional.empty(),
                                    drafts::add,
                                    tasks::quietly),
                            AugmentationCard.of(
                                    new AugmentationViewModel(
                                            run, () -> categories, new Question(tasks, problems::add)),
                                    _ -> Optional.empty(),
                                    drafts::add,
                                    tasks::quietly));
                    var pane = new ScrollPane(page);
                    pane.setFitToWidth(true);
                    pane.getStylesheets()
                            .add(Objects.requireNonNull(ExplorePage.class.getResource("../chart/pages.css"))
                                    .toExternalForm());
                    return pane;
                },
                width,
                900);
    }

    private FigureView compare(String button, int figures) {
        click(button);
        waitFor(
                "figures",
                () -> figures().size() == figures && figures().stream().allMatch(FigureView::isUpToDate));
        pulses(3);
        return figures().getFirst();
    }

    private static List<FigureView> figures() {
        return fx(() -> javafx.stage.Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(".figure-view").stream())
                .filter(Node::isVisible)
                .map(FigureView.class::cast)
                .toList());
    }

    @Test
    void theFigureIsDrawnAsHighAsItsWidthTakes() {
        showCards(new FakeCategories(2, true), 900);
        assertThat(FxTest.<Button>find("#agreement-figure").isDisabled()).isTrue();
        FigureView wide = compare("#ask-agreement", 1);
        double height = fx(wide::getHeight);
        assertThat(height).isEqualTo(fx(() -> wide.prefHeight(wide.getWidth())));
        Region card = find(".answer-card");
        double below = fx(() -> card.getHeight()
                - card.sceneToLocal(wide.localToScene(0, wide.getHeight())).getY());
        assertThat(below).as("a sentence and the padding of the card").isBetween(10.0, 80.0);
        assertThat(exists(".score-tile")).isTrue();

        fx(() -> {
            stage.setWidth(480);
            return true;
        });
        pulses(5);
        waitFor("narrow figure", wide::isUpToDate);
        assertThat(fx(wide::getHeight)).as("panels below each other").isGreaterThan(1.3 * height);
    }

    @Test
    void lettersAreLightOnDark() {
        showCards(new FakeCategories(1, false), 800);
        FigureView view = compare("#ask-agreement", 1);
        double light = ink(view);
        fx(appearance::toggleTheme);
        pulses(5);
        waitFor("dark figure", view::isUpToDate);
        assertThat(light).isLessThan(0.3);
        assertThat(ink(view)).isGreaterThan(0.6);
    }

    /** The brightness of the axis of the only diagram. */
    private double ink(FigureView view) {
        var image = picture();
        return fx(() -> {
            var bounds = view.localToScene(view.getLayoutBounds());
            double ground = image.getPixelReader()
                    .getColor((int) bounds.getMinX() + 1, (int) bounds.getMinY() + 1)
                    .getBrightness();
            double farthest = ground;
            for (int x = (int) bounds.getMinX(); x < bounds.getMinX() + 200; x++) {
                double brightness = image.getPixelReader()
                        .getColor(x, (int) bounds.getCenterY())
                        .getBrightness();
                farthest = Math.abs(brightness - ground) > Math.abs(farthest - ground) ? brightness : farthest;
            }
            return farthest;
        });
    }

    @Test
    void twoOfSeveralArmsAreChosenAndTakenToTheFigurePage() {
        showCards(new FakeCategories(3, true), 900);
        compare("#ask-agreement", 1);
        ComboBox<AgreementViewModel.Pair> pair = find("#agreement-pair");
        fx(() -> {
            pair.getSelectionModel().select(3);
            return true;
        });
        click("#agreement-figure");
        assertThat(drafts).singleElement().satisfies(draft -> assertThat(draft.figure())
                .isInstanceOfSatisfying(AgreementFigure.class, figure -> assertThat(figure.pair())
                        .contains(2)));
    }

    @Test
    void whereThereAreNoPairsNoneCanBeChosen() {
        showCards(new FakeCategories(2, true), 900);
        compare("#ask-agreement", 1);
        assertThat(exists("#agreement-pair")).isFalse();
    }

    @Test
    void copiesHaveAFigureAndATable() {
        showCards(new FakeCategories(2, true), 900);
        compare("#ask-augmentation", 1);
        assertThat(exists("#augmentation-table")).isTrue();
        assertThat(FxTest.<Button>find("#augmentation-figure").isDisabled()).isFalse();
        assertThat(problems).isEmpty();
    }
}
