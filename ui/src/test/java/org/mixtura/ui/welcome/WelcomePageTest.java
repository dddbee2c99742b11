package org.mixtura.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.MapThumbnail;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.RunFolder;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** What was opened lately is known by its map. */
class WelcomePageTest extends AppWindowTest {

    private static final int RED = 0xffcc2200;
    private static final int BLUE = 0xff0033cc;

    @Test
    void runsAndProjectsHaveThePictureOfTheirMapAndOthersASymbol() throws IOException {
        Path run = picture(folder.resolve("alone"), RED);
        Path project = folder.resolve("study");
        Path older = picture(Project.runsIn(project).resolve("one"), RED);
        picture(Project.runsIn(project).resolve("two"), BLUE);
        Files.setLastModifiedTime(RunFolder.thumbnail(older), FileTime.from(Instant.EPOCH));
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Path broken = folder.resolve("broken");
        Files.createDirectories(RunFolder.thumbnail(broken).getParent());
        Files.writeString(RunFolder.thumbnail(broken), "no picture");
        var recent = new RecentItems(folder.resolve("config"), new Tasks(Runnable::run, Runnable::run));
        recent.add(RecentItem.now(RecentItem.Kind.RUN, broken, "scVI"));
        recent.add(RecentItem.now(RecentItem.Kind.RUN, bare, "scVI"));
        recent.add(RecentItem.now(RecentItem.Kind.PROJECT, project, "2 runs"));
        recent.add(RecentItem.now(RecentItem.Kind.RUN, run, "scVI · 800 cells"));

        open(new FakeWorkbench(), new NoDialogs());
        waitFor(
                "pictures",
                () -> stage.getScene().getRoot().lookupAll(".recent-picture").size() == 2);
        assertThat(fx(() -> exists("#recent-bare .icon") && exists("#recent-broken .icon")))
                .isTrue();
        assertThat(fx(() -> exists("#recent-alone .recent-picture") && exists("#recent-study .recent-picture")))
                .isTrue();
        screenshots("welcome-recent");
        assertThat(nearTo("#recent-alone", RED)).isGreaterThan(100);
        assertThat(nearTo("#recent-study", BLUE)).as("the newest").isGreaterThan(100);
        assertThat(nearTo("#recent-study", RED)).isZero();
    }

    /** How many pixels of an item's picture are nearer to a colour than to white or any other. */
    private static int nearTo(String item, int argb) {
        Image picture = fx(() ->
                FxTest.<ImageView>find(item + " .recent-picture .image-view").getImage());
        var wanted = Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
        int found = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                var there = picture.getPixelReader().getColor(x, y);
                double far = Math.abs(there.getRed() - wanted.getRed())
                        + Math.abs(there.getGreen() - wanted.getGreen())
                        + Math.abs(there.getBlue() - wanted.getBlue());
                found += far < 0.6 ? 1 : 0;
            }
        }
        return found;
    }

    private static Path picture(Path run, int argb) {
        float[] places = new float[2 * 400];
        for (int i = 0; i < places.length; i++) {
            places[i] = i % 20 + i % 2 * (i / 40);
        }
        var cells = new Column.Categorical("type", List.of("T"), new int[400]).coloured(Map.of("T", argb));
        new FigureWriter()
                .write(
                        new MapThumbnail(new FloatMatrix(400, 2, places), Colouring.of(cells)),
                        new FigureOutput(FigureFormat.PNG, 24, OptionalDouble.empty(), 160, Map.of()),
                        RunFolder.thumbnail(run));
        return run;
    }
}
