package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** Images from the command line: sprites are made, shown, trained on, and drawn as the model sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesTest {

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path sprites;
    private Path run;

    @BeforeAll
    void trainOnce() {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        sprites = dir.resolve("sprites.h5ad");
        run = dir.resolve("run");
        session.run("images", "dsprites", "--out", sprites.toString(), "--size", "120", "--side", "16")
                .succeeded();
        session.run(
                        "train",
                        sprites.toString(),
                        "--model",
                        "mixvae",
                        "--labels",
                        "shape",
                        "--preset",
                        "quick",
                        "--epochs",
                        "3",
                        "--set",
                        "network.hiddenWidth=20",
                        "--set",
                        "train.batchSize=32",
                        "--out",
                        run.toString())
                .succeeded();
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    @Test
    void spritesAreImagesWithTheirFactors() {
        var seen = session.run("inspect", sprites.toString()).succeeded().out();
        assertThat(seen).contains("120", "256", "shape", "orientation", "position_x");
    }

    @Test
    void theSameFileIsNotWrittenTwice() {
        var again = session.run("images", "dsprites", "--out", sprites.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists already");
    }

    @Test
    void sizesThatThereAreNotAreRefused() {
        var many =
                session.run("images", "dsprites", "--out", dir.resolve("x.h5ad").toString(), "--size", "800000");
        assertThat(many.code()).isEqualTo(2);
        assertThat(many.err()).contains("737280", "Correct --size or --side");
    }

    @Test
    void someImagesAreShown() throws IOException {
        Path file = dir.resolve("shown.png");
        session.run("images", "show", sprites.toString(), "--out", file.toString())
                .succeeded();
        assertThat(greyLevels(file)).isGreaterThan(1);
    }

    @Test
    void cellsAreNoImages() throws IOException {
        Path cells = BundledResource.DEMO_PBMC800.copyInto(dir);
        var outcome = session.run(
                "images",
                "show",
                cells.toString(),
                "--out",
                dir.resolve("c.png").toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("holds no images");
        var model = session.run(
                "train",
                cells.toString(),
                "--model",
                "dgd-image",
                "--epochs",
                "1",
                "--out",
                dir.resolve("no").toString());
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err()).contains("needs images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "component-images", "traversal-grid"})
    void aRunOnImagesIsDrawn(String kind) throws IOException {
        Path file = dir.resolve(kind + ".png");
        session.run("figure", run.toString(), kind, "--columns", "6", "--out", file.toString())
                .succeeded();
        assertThat(greyLevels(file)).isGreaterThan(10);
    }

    @Test
    void aStateThatThereIsNotIsRefused() {
        var outcome = session.run(
                "figure",
                run.toString(),
                "traversal-grid",
                "--state",
                "99",
                "--out",
                dir.resolve("t.png").toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("no state 99 of arm 1");
    }

    @Test
    void theTableOfThePaperIsMadeAndGoesOnWhereItWas() throws IOException {
        Path bench = dir.resolve("bench");
        String[] command = {
            "bench",
            "images",
            "003",
            "--data",
            sprites.toString(),
            "--seeds",
            "1",
            "--epochs",
            "2",
            "--threads",
            "1",
            "--out",
            bench.toString()
        };
        session.run(command).succeeded();
        String table = Files.readString(bench.resolve("table.md"));
        assertThat(table)
                .contains(
                        "JointVAE",
                        "CascadeVAE",
                        "cpl-mixVAE",
                        "96.30 ± 9.2",
                        "accuracy %",
                        "disentanglement %",
                        "BCE");
        assertThat(Files.readString(bench.resolve("table.csv"))).startsWith("model,runs,accuracy %");
        for (String figure : new String[] {"cpl-mixvae-images", "cpl-mixvae-components", "cpl-mixvae-traversal"}) {
            assertThat(greyLevels(bench.resolve(figure + ".png"))).isGreaterThan(10);
        }
        var trained = Files.getLastModifiedTime(bench.resolve("cpl-mixvae-0/latent.npy"));
        session.run(command).succeeded();
        assertThat(Files.getLastModifiedTime(bench.resolve("cpl-mixvae-0/latent.npy")))
                .isEqualTo(trained);
        assertThat(Files.readString(bench.resolve("table.md"))).isEqualTo(table);
    }

    @Test
    void aTableThatThereIsNotIsRefused() {
        session.run(
                        "bench",
                        "images",
                        "004",
                        "--data",
                        sprites.toString(),
                        "--out",
                        dir.resolve("b4").toString())
                .isRefused(2, "There is no table 004 for these data.");
    }

    private static long greyLevels(Path png) throws IOException {
        assertThat(Files.size(png)).isPositive();
        BufferedImage image = ImageIO.read(png.toFile());
        var seen = new java.util.HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                seen.add(image.getRGB(x, y) & 0xff);
            }
        }
        return seen.size();
    }
}
