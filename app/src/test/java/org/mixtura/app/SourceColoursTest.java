package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.io.Annotations;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.data.io.Uns;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** Types have the colours that scanpy gave them, from the file through the run to its figures and back. */
class SourceColoursTest {

    @TempDir
    private Path dir;

    @Test
    void coloursOfTheFileAreThoseOfTheFigureAndOfTheRunThatIsRestored() throws IOException {
        Path data = coloured(BundledResource.DEMO_PBMC800.copyInto(dir));
        try (var workbench = new LocalWorkbench("test", dir.resolve("home"))) {
            var session = new CliSession(workbench);
            Path run = dir.resolve("run");
            session.run(
                            "train",
                            data.toString(),
                            "--labels",
                            "cell_type",
                            "--epochs",
                            "1",
                            "--set",
                            "prep.variableGenes=100",
                            "--out",
                            run.toString())
                    .succeeded();
            session.run("figure", run.toString(), "map", "--color", "cell_type", "--out", file("map.svg"))
                    .succeeded();
            String drawn = Files.readString(dir.resolve("map.svg"));
            assertThat(List.of("fill=\"rgb(16,0,0)\"", "fill=\"rgb(16,0,1)\"")).allMatch(drawn::contains);

            session.run("export", run.toString(), "--out", file("out.h5ad")).succeeded();
            session.run("restore", file("out.h5ad"), "--out", file("again")).succeeded();
            for (String each : List.of("run", "again")) {
                var stored = workbench.openRun(dir.resolve(each));
                assertThat(stored.labels().orElseThrow().asCategorical().colours())
                        .as(each)
                        .hasSizeGreaterThan(3)
                        .containsValue(0xff100000 + 1);
                assertThat(RunLayers.of(stored.folder()).colours())
                        .as("nobody chose one")
                        .isEmpty();
            }
        }
    }

    private static String colour(int level) {
        return "#%06x".formatted(0x100000 + level);
    }

    private String file(String name) {
        return dir.resolve(name).toString();
    }

    private Path coloured(Path demo) {
        var readers = new DatasetReaders();
        var cells = readers.read(demo, ReadOptions.DETECT).cells();
        var levels = cells.column("cell_type").orElseThrow().asCategorical().levels();
        var annotations = new Annotations();
        annotations
                .uns()
                .put(
                        "cell_type_colors",
                        new Uns.Texts(IntStream.range(0, levels.size())
                                .mapToObj(SourceColoursTest::colour)
                                .toList()));
        Path out = dir.resolve("coloured.h5ad");
        new StudyExport(readers)
                .write(
                        demo,
                        ReadOptions.DETECT,
                        IntStream.range(0, cells.size()).toArray(),
                        StudyExport.Additions.of(List.of(), annotations),
                        out);
        return out;
    }
}
