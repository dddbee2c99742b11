package org.mixtura.ui.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.PanelLook;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.run.RunTable;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Tasks;

class FigureViewModelTest {

    @TempDir
    private Path folder;

    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private final List<Problem> problems = new ArrayList<>();
    private final FigureSheet sheet = new FigureSheet();
    private final Map<FigureSpec, Path> specs = new HashMap<>();

    private static Figure figure() {
        var column = new Column.Categorical("type", List.of("B", "T"), new int[] {0, 1, 0});
        return ScatterFigure.of(
                        new FloatMatrix(3, 2, new float[] {0, 0, 1, 1, 2, 0}),
                        Colouring.of(column),
                        ScatterFigure.Axes.ofMap("UMAP"))
                .withTitle("type");
    }

    private FigureViewModel model(ObjectProperty<FigureSettings> settings, String name) {
        return new FigureViewModel(draft(name), sheet, settings, specs::put, tasks, problems::add);
    }

    private FigureDraft draft(String name) {
        var data = new RunTable(List.of("barcode", "x"), 3, cell -> List.of("cell" + cell, Integer.toString(cell)));
        return new FigureDraft(
                figure(),
                name,
                Map.of("Run", "r1"),
                Optional.of(data),
                Optional.of(new FigureSpec.Panel(
                        folder.resolve("run"),
                        new FigureRequest(FigureRequest.Kind.UMAP, Optional.of("type")),
                        PanelLook.STANDARD)));
    }

    private ObjectProperty<FigureSettings> settings() {
        return new SimpleObjectProperty<>(FigureSettings.standard(folder.resolve("figures")));
    }

    @Test
    void exportsIntoAFolderThatIsNotThereYet() {
        var model = model(settings(), "umap/type: 1");
        model.change(s -> s.withFormat(FigureFormat.SVG).withWidth(60));
        model.export();

        assertThat(problems).isEmpty();
        assertThat(model.savedProperty().get()).contains(folder.resolve("figures/umap_type_1.svg"));
        assertThat(folder.resolve("figures/umap_type_1.svg")).content().contains("60mm", "UMAP 1");
    }

    @Test
    void theNextFigureStartsWithTheSameSettings() {
        var kept = settings();
        model(kept, "a").change(s -> s.withWidth(183).withDpi(600));

        assertThat(model(kept, "b").settings().widthMm()).isEqualTo(183);
        assertThat(model(kept, "b").settings().dpi()).isEqualTo(600);
    }

    @Test
    void switchesChangeTheFigureItself() {
        var model = model(settings(), "a");
        model.change(s -> s.withTitle(false).withLegend(false));

        assertThat(model.figureProperty().get()).isInstanceOfSatisfying(ScatterFigure.class, f -> {
            assertThat(f.title()).isEmpty();
            assertThat(f.look().legend()).isFalse();
        });
    }

    @Test
    void aFolderThatCannotBeWrittenIsReportedAndNothingIsLeft() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        var model = model(settings(), "a");
        model.change(s -> s.withFolder(file));
        model.export();

        assertThat(problems).hasSize(1);
        assertThat(model.savedProperty().get()).isEmpty();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(file).hasContent("not a folder");
    }

    @ParameterizedTest
    @CsvSource({"85, 85", "'85,5', 85.5", "19, -1", "401, -1", "wide, -1", "'', -1", "NaN, -1"})
    void lengthsAreMillimetresThatCanBeDrawn(String text, double mm) {
        assertThat(FigureViewModel.length(text)).isEqualTo(mm < 0 ? OptionalDouble.empty() : OptionalDouble.of(mm));
    }

    @Test
    void numbersAndTheWayToDrawItAgainStandBesideTheFigure() {
        var model = model(settings(), "map");
        model.change(s -> s.withFormat(FigureFormat.SVG).withWidth(60).withTitle(false));
        model.export();

        assertThat(folder.resolve("figures/map.csv")).content().isEqualTo("barcode,x\ncell0,0\ncell1,1\ncell2,2\n");
        var spec = specs.keySet().iterator().next();
        assertThat(specs).containsEntry(spec, folder.resolve("figures/map.fig.json"));
        assertThat(spec.widthMm()).isEqualTo(60);
        assertThat(spec.panels().getFirst().look().title()).isFalse();
    }

    @Test
    void figuresBecomePanelsOfAPageThatStaysForTheNextFigure() {
        var kept = settings();
        var first = model(kept, "one");
        first.change(s -> s.withFormat(FigureFormat.SVG).withWidth(174));
        first.addToPage();
        assertThat(first.pageProperty().get()).isTrue();
        assertThat(first.file()).hasFileName("page.svg");

        var second = model(kept, "two");
        assertThat(second.pageProperty().get()).as("the new figure comes first").isFalse();
        assertThat(second.figureProperty().get()).isInstanceOf(ScatterFigure.class);
        second.addToPage();
        second.export();

        assertThat(problems).isEmpty();
        assertThat(folder.resolve("figures/page.svg")).content().contains(">A<", ">B<");
        assertThat(folder.resolve("figures/page-A.csv")).isNotEmptyFile();
        assertThat(folder.resolve("figures/page-B.csv")).isNotEmptyFile();
        assertThat(specs.keySet()).singleElement().satisfies(spec -> assertThat(spec.panels())
                .hasSize(2));

        second.movePanelUp(1);
        assertThat(sheet.panels()).extracting(FigureDraft::name).containsExactly("two", "one");
        double high = second.heightMm();
        sheet.columnsProperty().set(1);
        assertThat(second.heightMm()).isGreaterThan(high);
        second.removePanel(0);
        second.removePanel(0);
        assertThat(second.pageProperty().get()).isFalse();
        assertThat(second.file()).hasFileName("two.svg");
    }

    @Test
    void allThatIsSeenTogetherGoesOnThePageAtOnce() {
        var all = List.of(draft("left"), draft("right"));
        var model = new FigureViewModel(draft("right").among(all), sheet, settings(), specs::put, tasks, problems::add);
        assertThat(model.together()).isEqualTo(2);
        model.change(s -> s.withWidth(85).withTitle(false));
        model.addAllToPage();

        assertThat(sheet.panels()).extracting(FigureDraft::name).containsExactly("left", "right");
        assertThat(sheet.panels()).allSatisfy(panel -> assertThat(((ScatterFigure) panel.figure()).title())
                .isEmpty());
        assertThat(model.pageProperty().get()).isTrue();
        assertThat(model.settings().widthMm()).isEqualTo(174);
        assertThat(model(settings(), "alone").together()).isZero();
    }

    @Test
    void panelsBesideEachOtherMakeANarrowPageWide() {
        var model = model(settings(), "map");
        model.change(s -> s.withWidth(85));
        model.addToPage();
        assertThat(model.settings().widthMm()).isEqualTo(85);
        model.addToPage();
        assertThat(model.settings().widthMm()).isEqualTo(174);
    }

    @Test
    void aPageWithAPanelThatOnlyTheWindowKnowsHasNoDescription() {
        var settings = settings();
        var seen = new FigureViewModel(
                new FigureDraft(figure(), "seen", Map.of()), sheet, settings, specs::put, tasks, problems::add);
        seen.addToPage();
        model(settings, "known").addToPage();
        seen.export();
        assertThat(seen.savedProperty().get()).isPresent();
        assertThat(specs).isEmpty();
    }
}
