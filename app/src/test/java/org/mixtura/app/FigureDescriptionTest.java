package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.figure.Palette;

/** Descriptions of figures that people change by hand, and what files say of where they come from. */
class FigureDescriptionTest extends DemoRunTest {

    private Path drawn(String name, String... kind) {
        Path out = dir.resolve(name);
        var words = new ArrayList<>(List.of("figure", trained.toString()));
        words.addAll(List.of(kind));
        words.addAll(List.of("--out", out.toString()));
        session.run(words.toArray(String[]::new)).succeeded();
        return dir.resolve(name.substring(0, name.lastIndexOf('.')) + ".fig.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'width_mm'  | 'widht_mm'    | 'widht_mm' of the page is unknown; there are columns, dpi, height_mm, panels, version, width_mm. Near it: width_mm.
                    'legend'    | 'legends'     | 'legends' of the panel 'umap' is unknown
                    'dpi' : 300 | 'dpi' : 'high'| 'dpi' of the page is "high", not a number.
                    'columns' : 1 | 'columns' : -3 | 'columns' is -3; it is a whole number from 1 on.
                    'names' : false | 'names' : 'no' | 'names' of the panel 'umap' is "no", not true or false.
                    """)
    void whatNobodyReadsIsRefused(String there, String instead, String why) throws IOException {
        Path description = drawn("typo.svg", "umap", "--color", "cell_type");
        String json = Files.readString(description);
        Path changed = dir.resolve("changed.fig.json");
        Files.writeString(changed, json.replace(there.replace('\'', '"'), instead.replace('\'', '"')));
        assertThat(changed).content().isNotEqualTo(json);
        session.run(
                        "figure",
                        changed.toString(),
                        "--out",
                        dir.resolve("out.svg").toString())
                .isRefused(ExitCodes.USAGE, why);
        assertThat(dir.resolve("out.svg")).doesNotExist();
    }

    @Test
    void aDescriptionIsNotReplacedByAnother() throws IOException {
        Path description = drawn("mine.svg", "umap", "--color", "cell_type");
        Path hand = dir.resolve("hand.fig.json");
        // As somebody writes it: in one line, without what is usual.
        String text =
                "{\"version\":1,\"width_mm\":120,\"panels\":[{\"run\":\"%s\",\"kind\":\"umap\",\"color\":\"cell_type\"}]}"
                        .formatted(trained.toString().replace('\\', '/'));
        Files.writeString(hand, text);
        session.run(
                        "figure",
                        hand.toString(),
                        "--width",
                        "85",
                        "--out",
                        dir.resolve("hand.svg").toString())
                .isRefused(ExitCodes.USAGE, "would be replaced");
        assertThat(hand).hasContent(text);
        assertThat(dir.resolve("hand.svg")).doesNotExist();

        session.run("figure", hand.toString(), "--out", dir.resolve("hand.svg").toString())
                .succeeded();
        assertThat(hand).hasContent(text);
        session.run(
                        "figure",
                        description.toString(),
                        "--out",
                        dir.resolve("mine.pdf").toString())
                .succeeded();
    }

    @Test
    void numbersThatCannotBeDrawnAreRefused() {
        String description = drawn("one.svg", "umap").toString();
        String out = dir.resolve("two.svg").toString();
        session.run("figure", description, description, "--columns", "-3", "--out", out)
                .isRefused(ExitCodes.USAGE, "--columns -3");
        session.run("figure", trained.toString(), "dotplot", "--markers", "-2", "--out", out)
                .isRefused(ExitCodes.USAGE, "--markers -2");
    }

    @Test
    void panelsBesideEachOtherHaveRoom() throws IOException {
        String narrow = drawn("narrow.svg", "umap", "--width", "85").toString();
        Path page = dir.resolve("page.svg");
        session.run("figure", narrow, narrow, "--out", page.toString()).succeeded();
        assertThat(page).content().contains("width=\"174mm\"");
        session.run("figure", narrow, narrow, "--width", "100", "--out", page.toString())
                .succeeded();
        assertThat(page).content().contains("width=\"100mm\"");
    }

    @ParameterizedTest
    @CsvSource({"svg", "png", "tif"})
    void filesSayWhichRunAndDataTheyAreOf(String ending) throws IOException {
        Path description = drawn("said." + ending, "umap", "--width", "40");
        String run = Files.readString(trained.resolve("run.json"));
        String data = run.replaceAll("(?s).*\"sha256\" : \"([0-9a-f]{64})\".*", "$1");
        String file = Files.readString(dir.resolve("said." + ending), StandardCharsets.ISO_8859_1);
        assertThat(file)
                .contains("Run", String.valueOf(trained.getFileName()), data)
                .contains("mixtura figure said.fig.json --out said." + ending);
        assertThat(file).containsPattern("Run[ #20]*SHA-256");
        assertThat(description).exists();
    }

    @Test
    void someCurvesOnLogarithmicAxesAreDrawnAgain() throws IOException {
        Path description = drawn("curves.svg", "loss", "--curves", "loss validation,ari", "--log");
        String svg = Files.readString(dir.resolve("curves.svg"));
        assertThat(svg)
                .contains(">Loss<", ">validation<", ">ARI<")
                .doesNotContain(">train<", ">NMI<", "Reconstruction");
        Path again = dir.resolve("again.svg");
        session.run("figure", description.toString(), "--out", again.toString()).succeeded();
        assertThat(again).content().isEqualTo(svg.replace("curves.", "again."));
        session.run("figure", trained.toString(), "loss", "--curves", "los train", "--out", again.toString())
                .isRefused(ExitCodes.DATA, "no curve 'los train'", "Near it: loss train");
    }

    @Test
    void aFigureThatIsHigherThanAPageIsTold() {
        String run = trained.toString();
        String high = dir.resolve("high.svg").toString();
        assertThat(session.run("figure", run, "umap", "--width", "400", "--out", high)
                        .succeeded()
                        .err())
                .contains(" mm high", "A4");
        assertThat(session.run("figure", run, "umap", "--width", "85", "--out", high)
                        .succeeded()
                        .err())
                .doesNotContain("A4");
    }

    @Test
    void aTermKeepsTheColourOfTheWindowsChart() throws IOException {
        drawn("one.svg", "loss", "--curves", "kl_z train");
        var kl = new Color(Palette.colour(2));
        assertThat(Files.readString(dir.resolve("one.svg")))
                .as("KL z is the third term, also where it is the only one that is drawn")
                .contains("rgb(%d,%d,%d)".formatted(kl.getRed(), kl.getGreen(), kl.getBlue()))
                .contains(">KL z<", ">train<");
    }

    @Test
    void aWordThatIsNoneIsSaidWithThoseThatAre() {
        session.run(
                        "figure",
                        trained.toString(),
                        "map",
                        "--fade",
                        "xx",
                        "--out",
                        dir.resolve("x.png").toString())
                .isRefused(ExitCodes.USAGE, "There is no 'xx' for --fade; there are spread, entropy.");
        assertThat(session.run("figure", "--help").out()).contains("movie");
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndNotMade() {
        Path out = dir.resolve("misspelt/map.pdf");
        session.run("figure", trained.toString(), "umap", "--out", out.toString())
                .isRefused(ExitCodes.DISK, "misspelt' is not there", "Make the folder");
        assertThat(dir.resolve("misspelt")).doesNotExist();
    }
}
