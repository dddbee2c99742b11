package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.FigureFiles;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.figure.PanelLook;
import org.mixtura.core.figure.PixelView;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.run.RunTable;

/** Maps as they are seen in the window, written and drawn again from what stands beside them. */
class MapFigureTest extends DemoRunTest {

    private static final Optional<PixelView> PART = Optional.of(new PixelView(1000, 700, -20, 20, -20, 20));

    private static MapFigureRequest map(MapAxis x, MapAxis y, Optional<PixelView> part, MapColour colour) {
        return new MapFigureRequest(
                x,
                y,
                part,
                Optional.of(colour),
                Optional.empty(),
                new BitSet(),
                1,
                OptionalDouble.empty(),
                false,
                Optional.empty(),
                MapMarks.NONE);
    }

    private static MapFigureRequest marked(MapFigureRequest plain, MapMarks marks) {
        return new MapFigureRequest(
                plain.x(),
                plain.y(),
                plain.window(),
                plain.colour(),
                plain.selected(),
                plain.hidden(),
                plain.pointSize(),
                plain.opacity(),
                plain.components(),
                plain.fade(),
                marks);
    }

    /** Writes a figure as the window does, draws it again from its description, and compares the pictures. */
    private Path drawnAgain(String name, MapFigureRequest... maps) throws IOException {
        var spec = new FigureSpec(
                List.of(maps).stream()
                        .map(map -> new FigureSpec.Panel(trained, map, new PanelLook(true, true, true)))
                        .toList(),
                2,
                114,
                OptionalDouble.empty(),
                100);
        Path first = dir.resolve(name + ".png");
        var page = workbench.draw(spec, Watcher.patient());
        new FigureWriter()
                .write(
                        page.figure(),
                        new FigureOutput(FigureFormat.PNG, 114, OptionalDouble.empty(), 100, page.provenance()),
                        first);
        var files = FigureFiles.beside(first);
        for (int p = 0; p < page.data().size(); p++) {
            RunTable.write(files.numbers(p, page.data().size()), page.data().get(p));
        }
        workbench.writeFigureSpec(spec, files.description());
        Path again = dir.resolve(name + "-again.png");
        session.run("figure", files.description().toString(), "--out", again.toString())
                .succeeded();
        assertThat(pixels(again)).isEqualTo(pixels(first));
        assertThat(Files.readString(again, StandardCharsets.ISO_8859_1))
                .contains("mixtura figure %s-again.fig.json --out %s-again.png".formatted(name, name));
        return files.description();
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void aPartOfAMapWithSelectedAndHiddenCellsIsDrawnAgainAsItWas() throws IOException {
        var selected = new BitSet();
        selected.set(0, 300);
        selected.set(500);
        var hidden = new BitSet();
        hidden.set(10, 60);
        var colours = MapColour.InColumn.ofLevels(
                "cell_type",
                Map.of("CD19+ B", 0xff112233),
                Set.of("CD14+ Monocyte", "CD34+"),
                List.of("CD8+ Cytotoxic T", "CD56+ NK"));
        var seen = new MapFigureRequest(
                new MapAxis.Map(0),
                new MapAxis.Map(1),
                PART,
                Optional.of(colours),
                Optional.of(selected),
                hidden,
                1.5,
                OptionalDouble.of(0.4),
                false,
                Optional.empty(),
                MapMarks.NONE);
        Path description = drawnAgain("part", seen);
        assertThat(Files.readString(description))
                .contains("\"1-300 501\"", "\"11-60\"", "#112233", "\"CD8+ Cytotoxic T\", \"CD56+ NK\"");
        assertThat(Files.readAllLines(dir.resolve("part.csv")).get(11)).contains("NaN,NaN");
    }

    @Test
    void aPathAndAPlaceAreDrawnAgain() throws IOException {
        var plain = map(new MapAxis.Map(0), new MapAxis.Map(1), PART, new MapColour.Named("CD3D"));
        var marks = new MapMarks(
                List.of(new MapMarks.Spot(-8, -3), new MapMarks.Spot(0, 4), new MapMarks.Spot(9.5, 2)),
                List.of(
                        new MapMarks.Step(new MapMarks.Spot(-8, -3), false),
                        new MapMarks.Step(new MapMarks.Spot(-2, 1), true),
                        new MapMarks.Step(new MapMarks.Spot(9, 2), false)),
                Optional.of(new MapMarks.Spot(5, -6)),
                Optional.of(new MapMarks.Spot(-5, 6)));
        Path description = drawnAgain("marks", marked(plain, marks));
        drawnAgain("plain", plain);
        assertThat(pixels(dir.resolve("marks.png"))).isNotEqualTo(pixels(dir.resolve("plain.png")));
        String wrong =
                Files.readString(description).replace("\"far\"", "\"fra\"").replace("\"stops\"", "\"stop\"");
        Files.writeString(description, wrong);
        session.run(
                        "figure",
                        description.toString(),
                        "--out",
                        dir.resolve("wrong.png").toString())
                .isRefused(ExitCodes.USAGE, "'stop' of 'marks' is unknown", "stops");
    }

    @Test
    void anyAxesAndColoursAreDrawnAgainOnOnePage() throws IOException {
        var gene = new MapAxis.Gene("CD3D");
        var range = Optional.of(new MapColour.Range(0.5, 2));
        drawnAgain(
                "page",
                map(new MapAxis.Latent(2), gene, Optional.empty(), new MapColour.Gene("LYZ", false, range)),
                map(new MapAxis.Principal(0), new MapAxis.Principal(1), PART, new MapColour.Gene("LYZ", true, range)),
                map(new MapAxis.Map(0), new MapAxis.Map(1), PART, new MapColour.Named("MS4A1")));
    }

    @Test
    void twoGenesInOneColourAreDrawnAgain() throws IOException {
        var counted = new MapColour.Gene("CD3D", false, Optional.empty());
        var expected = new MapColour.Gene("NKG7", true, Optional.of(new MapColour.Range(0.5, 2)));
        Path description = drawnAgain(
                "two",
                map(new MapAxis.Map(0), new MapAxis.Map(1), PART, new MapColour.Blend(counted, expected)),
                map(new MapAxis.Map(0), new MapAxis.Map(1), PART, new MapColour.Named("LYZ + ms4a1")));
        assertThat(dir.resolve("two-A.csv")).content().startsWith("barcode,UMAP 1,UMAP 2,CD3D,NKG7");
        String text = Files.readString(description);
        Files.writeString(description, text.replace("\"NKG7\"", "\"NKG77\""));
        String out = dir.resolve("no.png").toString();
        session.run("figure", description.toString(), "--out", out).isRefused(ExitCodes.DATA, "no gene 'NKG77'");
        Files.writeString(description, text.replace("\"expected\"", "\"expectd\""));
        session.run("figure", description.toString(), "--out", out)
                .isRefused(ExitCodes.USAGE, "'expectd' of 'blend' is unknown");
        session.run("figure", trained.toString(), "umap", "--color", "CD3D+nobody", "--out", out)
                .isRefused(ExitCodes.DATA, "'nobody'", "A + B");
    }

    @Test
    void whatAnAnswerGaveIsReadFromTheNumbersBesideTheFigure() throws IOException {
        int cells = 800;
        float[] values = new float[cells];
        int[] codes = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            values[cell] = cell % 7 == 0 ? Float.NaN : (float) Math.sin(cell);
            codes[cell] = cell % 5 == 0 ? Column.Categorical.MISSING : cell % 3;
        }
        var numbers = Colouring.ByValue.of("explained", "nats", values, false).between(-0.5, 0.75);
        var groups = Colouring.ByLevel.of(new Column.Categorical("leiden", List.of("9", "one, two", "c"), codes));
        var x = new MapAxis.Map(0);
        var y = new MapAxis.Map(1);
        Path description = drawnAgain(
                "answers",
                map(x, y, Optional.empty(), new MapColour.Answer(numbers)),
                map(x, y, Optional.empty(), new MapColour.Answer(groups)));
        assertThat(Files.readString(description)).contains("answers-A.csv", "answers-B.csv", "nats");
        Files.delete(dir.resolve("answers-B.csv"));
        session.run(
                        "figure",
                        description.toString(),
                        "--out",
                        dir.resolve("gone.png").toString())
                .isRefused(ExitCodes.USAGE, "answers-B.csv");
    }

    @Test
    void theCommandLineDrawsAnyAxes() {
        Path out = dir.resolve("axes.svg");
        session.run(
                        "figure",
                        trained.toString(),
                        "map",
                        "--x",
                        "latent:1",
                        "--y",
                        "gene:cd3d",
                        "--color",
                        "cell_type",
                        "--out",
                        out.toString())
                .succeeded();
        assertThat(out).content().contains("latent 1", "cd3d", "CD19+ B");
        session.run("figure", trained.toString(), "map", "--x", "latent:99", "--out", out.toString())
                .isRefused(ExitCodes.DATA, "no axis 'latent:99'");
        session.run("figure", trained.toString(), "map", "--x", "size", "--out", out.toString())
                .isRefused(ExitCodes.USAGE, "umap:1");
        session.run("figure", trained.toString(), "map", "--y", "column:cell_type", "--out", out.toString())
                .isRefused(ExitCodes.DATA, "no column of numbers 'cell_type'");
        session.run("figure", trained.toString(), "map", "--components", "--out", out.toString())
                .isRefused(ExitCodes.DATA, "has no components to draw", "the column kmeans");
    }
}
