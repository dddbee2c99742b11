package org.mixtura.ui.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

class FigureViewModelTest {

    @TempDir
    private Path folder;

    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private final List<Problem> problems = new ArrayList<>();

    private static Figure figure() {
        var column = new Column.Categorical("type", List.of("B", "T"), new int[] {0, 1, 0});
        return ScatterFigure.of(
                        new FloatMatrix(3, 2, new float[] {0, 0, 1, 1, 2, 0}),
                        Colouring.of(column),
                        ScatterFigure.Axes.ofMap("UMAP"))
                .withTitle("type");
    }

    private FigureViewModel model(ObjectProperty<FigureSettings> settings, String name) {
        return new FigureViewModel(figure(), name, settings, Map.of("Run", "r1"), tasks, problems::add);
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
}
