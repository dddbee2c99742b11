package org.mixtura.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;

class ProjectTest {

    @TempDir
    private Path place;

    private Path folder() {
        return place.resolve("study");
    }

    private Project fresh() {
        return Project.create(folder(), "study", "1.0");
    }

    private static Optional<JsonNode> text(String content) {
        return Optional.of(TextNode.valueOf(content));
    }

    private static String palette(Project project, String key) {
        return project.state().entry(Layer.PALETTES, key).map(JsonNode::asText).orElse("");
    }

    /** What another process would find if this one died now. */
    private Path afterCrash(String name) throws IOException {
        Path copy = place.resolve(name);
        try (var files = Files.walk(folder())) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    @Test
    void undoesAndDoesAgainAcrossOpenings() {
        try (var project = fresh()) {
            project.change("Colour T cells", Layer.PALETTES, "type", text("red"));
            project.change("Colour T cells blue", Layer.PALETTES, "type", text("blue"));
            project.perform(new Step.Undo());
            assertThat(palette(project, "type")).isEqualTo("red");
            assertThat(project.history().redoName()).contains("Colour T cells blue");
        }
        try (var again = Project.open(folder())) {
            assertThat(again.notices()).isEmpty();
            again.perform(new Step.Redo());
            assertThat(palette(again, "type")).isEqualTo("blue");
            again.perform(new Step.Undo());
            again.perform(new Step.Undo());
            assertThat(again.state()).isEqualTo(ProjectState.EMPTY);
            again.perform(new Step.Undo());
            assertThat(again.journal()).hasSize(6);
        }
    }

    @Test
    void changesSeveralEntriesInOneStep() {
        try (var project = fresh()) {
            project.change("Name", Layer.COMPONENTS, "001/3", text("T"));
            var merge = project.state()
                    .change(
                            "Merge 3 and 7",
                            Map.of(
                                    new LayerKey(Layer.COMPONENTS, "001/3"),
                                    text("T+"),
                                    new LayerKey(Layer.COMPONENTS, "001/7"),
                                    Optional.empty()));
            project.perform(new Step.Do(merge));
            assertThat(project.state().layer(Layer.COMPONENTS)).containsOnlyKeys("001/3");
            project.perform(new Step.Undo());
            assertThat(project.state().entry(Layer.COMPONENTS, "001/3")).isEqualTo(text("T"));
            assertThatThrownBy(() -> project.perform(
                            new Step.Do(ProjectState.EMPTY.change("Stale", Layer.COMPONENTS, "001/3", text("x")))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keepsTwoHundredSteps() {
        try (var project = fresh()) {
            for (int i = 0; i < History.LIMIT + 5; i++) {
                project.change("Step " + i, Layer.PALETTES, "type", text("" + i));
            }
            for (int i = 0; i < History.LIMIT + 5; i++) {
                project.perform(new Step.Undo());
            }
            assertThat(palette(project, "type")).isEqualTo("4");
        }
    }

    @Test
    void losesNothingInACrashAndSaysSo() throws IOException {
        try (var project = fresh()) {
            var random = new Random(7);
            for (int i = 0; i < 60; i++) {
                project.perform(
                        switch (random.nextInt(4)) {
                            case 0 -> new Step.Undo();
                            case 1 -> new Step.Redo();
                            default ->
                                new Step.Do(project.state()
                                        .change("Step " + i, Layer.PALETTES, "p" + random.nextInt(5), text("" + i)));
                        });
            }
            project.flush();
            try (var rescued = Project.open(afterCrash("crashed"))) {
                assertThat(rescued.history()).isEqualTo(project.history());
                assertThat(rescued.notices()).singleElement().asString().contains("did not close");
            }
        }
    }

    @Test
    void leavesOutHalfAStep() throws IOException {
        try (var project = fresh()) {
            project.change("One", Layer.PALETTES, "type", text("red"));
        }
        Files.writeString(
                folder().resolve(ProjectFiles.JOURNAL), "{\"n\":2,\"at\":\"2026-01-0", StandardOpenOption.APPEND);
        try (var project = Project.open(folder())) {
            assertThat(palette(project, "type")).isEqualTo("red");
            assertThat(project.notices()).singleElement().asString().contains("not written whole");
            project.change("Two", Layer.PALETTES, "type", text("blue"));
        }
        try (var project = Project.open(folder())) {
            assertThat(project.notices()).isEmpty();
            assertThat(palette(project, "type")).isEqualTo("blue");
        }
    }

    @Test
    void replaysTheWholeJournalWithoutASnapshot() throws IOException {
        try (var project = fresh()) {
            project.change("One", Layer.PALETTES, "type", text("red"));
            project.change("Two", Layer.VIEWS, "T cells: all", text("here"));
        }
        assertThat(folder().resolve("palettes.json")).content().contains("red");
        assertThat(folder().resolve("views/T-cells-all.json")).content().contains("here");
        try (var files = Files.list(folder().resolve(ProjectFiles.RECOVERY))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "{");
            }
        }
        try (var project = Project.open(folder())) {
            assertThat(palette(project, "type")).isEqualTo("red");
            assertThat(project.history().done()).hasSize(2);
        }
    }

    @Test
    void opensFromTheNewestCopyOfADamagedDescription() throws IOException {
        Path data = Files.writeString(place.resolve("cells.csv"), "a,b");
        try (var project = fresh()) {
            project.addData(data);
            project.flush();
            project.measure();
        }
        Files.writeString(folder().resolve(ProjectFiles.DESCRIPTION), "{\"sch");
        try (var project = Project.open(folder())) {
            assertThat(project.notices()).singleElement().asString().contains("project.json was damaged");
            assertThat(project.data()).extracting(DataRef::path).containsExactly(data);
        }
        assertThat(folder().resolve(ProjectFiles.DESCRIPTION)).content().contains("\"study\"");
    }

    @Test
    void letsASecondOneLookOnly() {
        try (var first = fresh();
                var second = Project.open(folder())) {
            assertThat(first.access()).isEqualTo(new Access.Writable());
            assertThat(second.access()).isInstanceOfSatisfying(Access.ReadOnly.class, access -> assertThat(access.why())
                    .contains("process " + ProcessHandle.current().pid()));
            assertThatThrownBy(() -> second.change("x", Layer.PALETTES, "type", text("red")))
                    .isInstanceOf(ConfigProblem.class)
                    .hasMessageContaining("can only be looked at");
        }
        try (var third = Project.open(folder())) {
            assertThat(third.access()).isEqualTo(new Access.Writable());
            assertThat(third.notices()).isEmpty();
        }
    }

    @Test
    void migratesAnOlderSchemaOnceAndKeepsABackup() throws IOException {
        fresh().close();
        var renamed = new Migrations(
                List.of(json -> (ObjectNode) json.put("name", json.path("name").asText() + " (2)")));
        try (var project = new ProjectOpening(folder(), renamed).toWorkIn()) {
            assertThat(project.name()).isEqualTo("study (2)");
            assertThat(project.notices()).singleElement().asString().contains("older Mixtura");
        }
        assertThat(folder().resolve(".recovery/schema-1/project.json"))
                .content()
                .contains("\"study\"");
        try (var again = new ProjectOpening(folder(), renamed).toWorkIn()) {
            assertThat(again.name()).isEqualTo("study (2)");
            assertThat(again.notices()).isEmpty();
        }
        try (var old = Project.open(folder())) {
            assertThat(old.access()).isInstanceOfSatisfying(Access.ReadOnly.class, access -> assertThat(access.why())
                    .contains("newer Mixtura"));
        }
    }

    @Test
    void findsDataAgainThatWereMoved() throws IOException {
        Path data = Files.writeString(place.resolve("cells.csv"), "a,b");
        Path elsewhere = Files.createDirectories(place.resolve("new")).resolve("moved.csv");
        try (var project = fresh()) {
            project.addData(data);
            project.measure();
            Files.move(data, elsewhere);
            assertThat(project.missing()).hasSize(1);
            assertThat(project.resolve(data)).isEqualTo(data);
            Path other = Files.writeString(place.resolve("other.csv"), "c");
            assertThatThrownBy(() -> project.locate(project.missing().getFirst(), other))
                    .isInstanceOf(DataProblem.class)
                    .hasMessageContaining("is not the data set");
            project.locate(project.missing().getFirst(), elsewhere);
        }
        try (var project = Project.open(folder())) {
            assertThat(project.missing()).isEmpty();
            assertThat(project.resolve(data)).isEqualTo(elsewhere);
        }
    }

    @Test
    void movesAsAWholeWithDataBesideIt() throws IOException {
        Path data =
                Files.writeString(Files.createDirectories(place.resolve("a")).resolve("cells.csv"), "a,b");
        Project.create(place.resolve("a/study"), "study", "1").close();
        try (var project = Project.open(place.resolve("a/study"))) {
            project.addData(data);
        }
        Files.move(place.resolve("a"), place.resolve("b"));
        try (var project = Project.open(place.resolve("b/study"))) {
            assertThat(project.data()).extracting(DataRef::path).containsExactly(place.resolve("b/cells.csv"));
        }
    }

    @Test
    void listsRunsWithWhatIsSaidOfThemAndDeletesOldTrash() throws IOException {
        var now = Instant.parse("2026-05-01T00:00:00Z");
        for (String run : List.of("001-scvi", "sweep/latentDim=10/seed-0", "002-old")) {
            Files.createFile(
                    Files.createDirectories(folder().resolveSibling("made").resolve(run))
                            .resolve("run.json"));
        }
        Path elsewhere = Files.createDirectories(place.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("run.json"));
        fresh().close();
        Files.delete(folder().resolve("runs"));
        Files.move(place.resolve("made"), folder().resolve("runs"));
        try (var project = Project.open(folder())) {
            project.addRun(elsewhere);
            var old = RunMark.NONE.withTrashed(Optional.of(now.minus(Duration.ofDays(31))));
            project.change("Trash", Layer.RUNS, "002-old", old.toJson());
            project.change("Trash", Layer.RUNS, project.keyOf(elsewhere), old.toJson());
            var mark = RunMark.NONE.withName("Best").withStar(true).withNote("for the paper");
            project.change("Star", Layer.RUNS, "001-scvi", mark.toJson());
            assertThat(project.runs())
                    .extracting(ProjectRun::name)
                    .containsExactly("Best", "002-old", "sweep/latentDim=10/seed-0", "elsewhere");
            assertThat(project.runs().getFirst().mark()).isEqualTo(mark);
            assertThat(project.emptyTrash(now)).containsExactly("002-old");
            assertThat(project.runs()).hasSize(3);
            assertThat(Project.around(project.runs().getFirst().folder())).contains(folder());
        }
        assertThat(elsewhere).exists();
        assertThat(Project.around(elsewhere)).isEmpty();
    }

    @Test
    void namesAMillionCellsInALineOfTheJournal() throws IOException {
        int cells = 1_000_000;
        var some = new BitSet();
        some.set(1000, 400_000);
        var labels = CellLabels.none(cells).with("T", some);
        var fewer = new BitSet();
        fewer.set(0, 2000);
        labels = labels.with("NK", fewer);
        try (var project = fresh()) {
            project.change("Label NK", Layer.LABELS, "mine", labels.toJson());
        }
        assertThat(Files.size(folder().resolve(ProjectFiles.JOURNAL))).isLessThan(20_000);
        try (var project = Project.open(folder())) {
            var read = CellLabels.of(project.state().entry(Layer.LABELS, "mine").orElseThrow());
            assertThat(read).isEqualTo(labels);
            assertThat(read.levels()).containsExactly("T", "NK");
            assertThat(read.rows("T").cardinality()).isEqualTo(398_000);
            assertThat(read.levelOf(1500)).contains("NK");
            assertThat(read.with("", some).levels()).containsExactly("NK");
        }
    }

    @Test
    void writesLabelsAsATable() throws IOException {
        try (var project = fresh()) {
            var first = new BitSet();
            first.set(0);
            project.change(
                    "Label",
                    Layer.LABELS,
                    "my types",
                    CellLabels.none(2).with("T", first).toJson());
            Path table = project.writeLabels("my types", List.of("AAA", "CCC"));
            assertThat(folder().relativize(table)).hasToString("labels/my-types.tsv");
            assertThat(table).content().isEqualTo("barcode\tmy types\nAAA\tT\nCCC\t\n");
        }
    }

    @Test
    void begunOncePerDataSet() throws IOException {
        Path data = Files.writeString(place.resolve("pbmc.h5ad"), "x");
        Path namesake =
                Files.writeString(Files.createDirectories(place.resolve("b")).resolve("pbmc.h5ad.gz"), "y");
        var projects = new Projects(place.resolve("projects"), "1.0");
        projects.of(data).close();
        projects.of(namesake).close();
        try (var again = projects.of(data)) {
            assertThat(again.folder().getFileName()).hasToString("pbmc");
        }
        assertThat(projects.existing(namesake)).contains(place.resolve("projects/pbmc-2"));
    }

    @Test
    void refusesWhatIsNoProject() throws IOException {
        assertThatThrownBy(() -> Project.open(place))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no project");
        Files.createFile(Files.createDirectories(place.resolve("full")).resolve("x"));
        assertThatThrownBy(() -> Project.create(place.resolve("full"), "x", "1"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("not empty");
        Files.writeString(Files.createDirectories(place.resolve("broken")).resolve("project.json"), "{");
        assertThatThrownBy(() -> Project.open(place.resolve("broken")))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("cannot be opened");
    }
}
