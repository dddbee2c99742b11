package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mixtura.core.layer.LevelColours;
import org.mixtura.core.layer.RunLayers;

/** Descriptions of figures as people write them: all that they say is drawn, or refused. */
class FigureDescriptionTest extends DemoRunTest {

    private Path described(String name, String color) throws IOException {
        return Files.writeString(
                dir.resolve(name + ".fig.json"),
                "{\"version\": 1, \"panels\": [{\"run\": \"%s\", \"kind\": \"map\", \"color\": %s}]}"
                        .formatted(trained.getFileName(), color));
    }

    private String drawn(String name, String color) throws IOException {
        Path out = dir.resolve(name + "-drawn.svg");
        session.run("figure", described(name, color).toString(), "--out", out.toString())
                .succeeded();
        return Files.readString(out);
    }

    /** The name of the first entry of a legend. */
    private static String legend(String svg) {
        return Pattern.compile(">([^<]*[A-Za-z][^<]*)</text>")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.startsWith("UMAP") && !text.equals("cell_type"))
                .findFirst()
                .orElseThrow();
    }

    private CliSession.Outcome outcome(Path description) {
        return session.run(
                "figure",
                description.toString(),
                "--out",
                dir.resolve("none.svg").toString());
    }

    @Test
    void hiddenTypesNeedNoColours() throws IOException {
        assertThat(drawn("hidden", "{\"column\": \"cell_type\", \"hidden\": [\"CD34+\"]}")
                        .contains(">CD34+<"))
                .isFalse();
        assertThat(dir.resolve("hidden-drawn.fig.json")).content().contains("\"hidden\"", "CD34+");
    }

    @Test
    void whatIsNotThereIsRefusedWithTheNearestName() throws IOException {
        outcome(described("misspelt", "{\"column\": \"cell_type\", \"colors\": {\"CD19 B\": \"#ff0000\"}}"))
                .isRefused(ExitCodes.DATA, "the level 'CD19 B'", "CD19+ B");
        outcome(described("unseen", "{\"column\": \"cell_type\", \"hidden\": [\"CD34\"]}"))
                .isRefused(ExitCodes.DATA, "the level 'CD34'", "CD34+");
        outcome(described("ranged", "{\"column\": \"cell_type\", \"range\": [0, 1]}"))
                .isRefused(ExitCodes.DATA, "the column has levels");
        outcome(described("numbers", "{\"column\": \"mixtura_row\", \"hidden\": [\"1\"]}"))
                .isRefused(ExitCodes.DATA, "mixtura_row");
        Path window = described("window", "\"cell_type\"");
        Files.writeString(
                window,
                Files.readString(window).replace("\"kind\"", "\"window\": {\"x\": [0, 1], \"y\": [0, 1]}, \"kind\""));
        outcome(window).isRefused(ExitCodes.USAGE, "width");
    }

    @Test
    void aUsersColoursAreUnderThoseOfTheDescription() throws IOException {
        new RunLayers(
                        Map.of(),
                        Map.of("cell_type", new LevelColours(Map.of("CD34+", 0xff0a141e, "CD19+ B", 0xff0b151f))),
                        Map.of("cell_type", List.of("CD34+")),
                        Optional.empty())
                .write(trained);
        try {
            assertThat(drawn("named", "\"cell_type\"")).contains("rgb(10,20,30)", "rgb(11,21,31)");
            assertThat(drawn("object", "{\"column\": \"cell_type\"}")).contains("rgb(10,20,30)", "rgb(11,21,31)");
            assertThat(legend(drawn("named", "\"cell_type\"")))
                    .as("on top of the maps")
                    .startsWith("CD34+");
            assertThat(legend(drawn("order", "{\"column\": \"cell_type\", \"order\": [\"CD19+ B\"]}")))
                    .startsWith("CD19+ B");
            assertThat(drawn("own", "{\"column\": \"cell_type\", \"colors\": {\"CD34+\": \"#010203\"}}"))
                    .contains("rgb(1,2,3)", "rgb(11,21,31)")
                    .doesNotContain("rgb(10,20,30)");
        } finally {
            RunLayers.NONE.write(trained);
        }
    }

    @Test
    void filesBesideAFigureMoveWithIt() throws IOException {
        var cells = workbench.openRun(trained).cells();
        var table = new StringBuilder("barcode,plate\n");
        for (int cell = 0; cell < cells.size(); cell++) {
            table.append(cells.barcodes().get(cell)).append(cell % 2 == 0 ? ",p1\n" : ",p2\n");
        }
        Path plates = Files.writeString(dir.resolve("plates.csv"), table);
        Path sets = Files.writeString(dir.resolve("own.gmt"), "Mine\tme\tCD79A\tMS4A1\tCD19\n");
        session.run(
                        "figure",
                        trained.toString(),
                        "violin",
                        "--by",
                        plates + ":plate",
                        "--genes",
                        "CD3D",
                        "--out",
                        dir.resolve("violin.svg").toString())
                .succeeded();
        session.run(
                        "figure",
                        trained.toString(),
                        "path",
                        "--from",
                        plates + ":plate=p1",
                        "--to",
                        "cell_type=CD34+",
                        "--sets",
                        sets.toString(),
                        "--out",
                        dir.resolve("path.svg").toString())
                .succeeded();
        for (String each : new String[] {"violin.fig.json", "path.fig.json"}) {
            assertThat(Files.readString(dir.resolve(each)))
                    .contains("plates.csv")
                    .doesNotContain(dir.toString());
        }
        Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
        for (String each : new String[] {"violin.fig.json", "path.fig.json", "plates.csv", "own.gmt"}) {
            Files.move(dir.resolve(each), elsewhere.resolve(each));
        }
        Path back = trained;
        Files.move(back, elsewhere.resolve(trained.getFileName()));
        try {
            for (String each : new String[] {"violin", "path"}) {
                session.run(
                                "figure",
                                elsewhere.resolve(each + ".fig.json").toString(),
                                "--out",
                                elsewhere.resolve(each + ".svg").toString())
                        .succeeded();
            }
        } finally {
            Files.move(elsewhere.resolve(trained.getFileName()), back);
        }
    }
}
