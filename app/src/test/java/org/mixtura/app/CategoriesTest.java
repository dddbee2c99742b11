package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** cpl-mixVAE from the command line: training, agreement of its arms, genes along a state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CategoriesTest {

    private static final int EPOCHS = 12;

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path trained;
    private Path plain;
    private Path augmented;

    @BeforeAll
    void trainOnce() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        Path data = BundledResource.DEMO_PBMC800.copyInto(dir);
        trained = dir.resolve("trained");
        plain = dir.resolve("plain");
        var outcome = train(data, "mixvae", trained, EPOCHS).succeeded();
        assertThat(outcome.json().path("components_used").asInt()).isGreaterThan(2);
        assertThat(outcome.json().path("component_accuracy").asDouble()).isBetween(0.4, 1.0);
        assertThat(outcome.json().path("component_log_ratio").asDouble()).isPositive();
        assertThat(outcome.json().path("state_accuracy").asDouble()).isBetween(0.2, 1.0);
        assertThat(train(data, "scvi", plain, 1).code()).isZero();
        augmented = dir.resolve("augmented");
        assertThat(train(data, "mixvae", augmented, 8, "--set", "augmenter.epochs=6", "--set", "augmenter.width=50")
                        .code())
                .isZero();
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    private CliSession.Outcome train(Path data, String model, Path out, int epochs, String... more) {
        var args = new ArrayList<>(List.of("train", data.toString(), "--model", model, "--labels", "subpopulation"));
        args.addAll(List.of("--threads", "1", "--epochs", Integer.toString(epochs)));
        args.addAll(List.of("--set", "prep.variableGenes=300", "--out", out.toString(), "--json"));
        args.addAll(List.of(more));
        return session.run(args);
    }

    @Test
    void theAgreementOfTheArmsIsReported() throws IOException {
        Path csv = dir.resolve("agreement.csv");
        Path figure = dir.resolve("agreement.svg");
        var found = session.run(
                        "components",
                        trained.toString(),
                        "--agreement",
                        "--json",
                        "--csv",
                        csv.toString(),
                        "--figure",
                        figure.toString())
                .succeeded();
        var json = found.json();
        assertThat(json.path("consensus")).hasSize(5);
        assertThat(json.path("consensus_mean").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.path("arm_pairs")).hasSize(1);
        var types = json.path("types");
        assertThat(types.path("accuracy").asDouble()).isGreaterThan(0.4);
        assertThat(types.path("accuracy_by_arm")).hasSize(2);
        assertThat(types.path("order")).hasSize(5);
        assertThat(types.path("tree")).hasSize(4);
        var merged = new ArrayList<Double>();
        types.path("accuracy_of_merged").forEach(value -> merged.add(value.asDouble()));
        // One class of all types cannot be missed; more classes are never easier.
        assertThat(merged.getFirst()).isEqualTo(1);
        assertThat(merged.reversed()).isSorted();
        assertThat(types.path("silhouettes")).hasSize(4);
        assertThat(Files.readAllLines(csv)).first().isEqualTo("score,of,value");
        assertThat(Files.readString(figure)).contains("Arms 1 and 2", "CD14+");
        assertThat(session.run("components", trained.toString(), "--agreement").out())
                .contains("Accuracy", "CD14+");
    }

    @Test
    void eachCellSaysWhetherTheArmsAgree() throws IOException {
        var cells = Files.readAllLines(trained.resolve("cells.csv"));
        var header = List.of(cells.getFirst().split(","));
        int first = header.indexOf("component_arm_1");
        int agree = header.indexOf("arms_agree");
        assertThat(cells.subList(1, cells.size())).allSatisfy(line -> {
            var cell = line.split(",");
            boolean same = cell[first].equals(cell[first + 1]);
            assertThat(cell[agree]).isEqualTo(same ? "arms agree" : "arms disagree");
        });
        Path map = dir.resolve("agree.svg");
        session.run("figure", trained.toString(), "umap", "--color", "arms_agree", "--out", map.toString())
                .succeeded();
        assertThat(Files.readString(map)).contains("arms disagree");
    }

    @Test
    void eachCellSaysHowSureEachArmIsOfItsState() throws IOException {
        Path map = dir.resolve("unsure.svg");
        session.run("figure", trained.toString(), "uncertainty", "--out", map.toString())
                .succeeded();
        assertThat(Files.readString(map)).contains("state sd, arm 1", "state sd, arm 2", "assignment entropy");
        var lines = Files.readAllLines(dir.resolve("unsure.csv"));
        int first = List.of(lines.getFirst().split(",")).indexOf("state_1_sd_arm_1");
        assertThat(first).isPositive();
        var sds = lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[first]))
                .toList();
        assertThat(sds).allSatisfy(sd -> assertThat(sd).isBetween(1e-6, 2.0));
        assertThat(sds.stream().distinct().count()).isGreaterThan(sds.size() / 2);
        session.run("figure", trained.toString(), "map", "--fade", "spread", "--out", map.toString())
                .succeeded();
    }

    /** Six runs of one epoch on few genes. */
    @Test
    void aStudyTrainsItsPartsAndGoesOnWithItsFolderAlone() throws IOException {
        Path folder = dir.resolve("study");
        Path figure = dir.resolve("study.svg");
        String[] call = {
            "study",
            "categories",
            dir.resolve("demo_pbmc800.h5ad").toString(),
            "--labels",
            "cell_type",
            "--preset",
            "quick",
            "--epochs",
            "1",
            "--seeds",
            "1",
            "--threads",
            "1",
            "--set",
            "prep.variableGenes=40",
            "--set",
            "categories=2",
            "--set",
            "network.hiddenWidth=8",
            "--out",
            folder.toString(),
            "--figure",
            figure.toString(),
            "--json"
        };
        var done = session.run(call).succeeded();
        assertThat(done.json().path("complete").asInt()).isEqualTo(6);
        var lines = Files.readAllLines(folder.resolve("study.csv"));
        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst()).contains("component_accuracy_mean", "component_log_ratio_mean");
        assertThat(lines.getLast()).startsWith("jointvae,jointvae,categories,4,1,0.");
        assertThat(Files.readString(figure)).contains("categories", "jointvae");
        var again = session.run("study", "--out", folder.toString()).succeeded();
        assertThat(again.out()).doesNotContain("begun").contains("mixvae", "component_accuracy");
        // A part is a sweep like any other.
        assertThat(session.run(
                                "sweep",
                                "--collect",
                                "--out",
                                folder.resolve("mixvae").toString())
                        .succeeded()
                        .out())
                .contains("component_accuracy");
    }

    @Test
    void studiesAreListedAndSlipsAreRefused() {
        assertThat(session.run("study").succeeded().out())
                .contains("ablations", "table S1", "coupling.lambda=0.1,0.2", "categories=0.5x,0.75x,1x");
        String data = dir.resolve("demo_pbmc800.h5ad").toString();
        String out = dir.resolve("none").toString();
        session.run("study", "nothing", data, "--out", out).isRefused(ExitCodes.USAGE, "There is no study 'nothing'");
        session.run("study", "states", data).isRefused(ExitCodes.USAGE, "There is no folder for the study");
        session.run("study", "states", "--out", out).isRefused(ExitCodes.USAGE, "There is nothing to train on");
        session.run("study", "--seeds", "2", "--out", out).isRefused(ExitCodes.USAGE, "It is not said which study");
        session.run("study", "--out", out).isRefused(ExitCodes.USAGE, "There is no study in");
        session.run("study", "states", data, "--out", out).isRefused(ExitCodes.USAGE, "needs known cell types");
        session.run("study", "states", data, "--model", "dgd", "--out", out)
                .isRefused(ExitCodes.USAGE, "--model does not go with a study");
        session.run("study", "states", data, "--set", "states=1,2", "--labels", "cell_type", "--out", out)
                .isRefused(ExitCodes.USAGE, "'states' has several values");
        session.run("study", "states", data, "--prepare", "--collect", "--out", out)
                .isRefused(ExitCodes.USAGE, "--prepare does not go with --collect");
        session.run("study", "states", data, "--labels", "cell_type", "--figure", "f.xyz", "--out", out)
                .isRefused(ExitCodes.USAGE, "cannot be written");
        assertThat(dir.resolve("none")).doesNotExist();
    }

    @Test
    void genesAreFollowedAlongAState() throws IOException {
        Path csv = dir.resolve("states.csv");
        Path figure = dir.resolve("states.pdf");
        var found = session.run(
                        "traverse",
                        trained.toString(),
                        "--genes",
                        "LYZ",
                        "--points",
                        "11",
                        "--csv",
                        csv.toString(),
                        "--figure",
                        figure.toString())
                .succeeded();
        assertThat(found.out())
                .contains("LYZ", "wished", "marker", "State 1, arm 1", "State 1, arm 2", "far from cells");
        var lines = Files.readAllLines(csv);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "arm,category,dimension,gene,set,state,expression,normalised,spearman,distance,state_sd,low,high");
        var ofOneStrip = lines.stream()
                .filter(line -> line.startsWith("1,") && line.contains(",2,LYZ,"))
                .map(line -> List.of(line.split(",")))
                .toList();
        assertThat(ofOneStrip).hasSizeGreaterThanOrEqualTo(11);
        assertThat(ofOneStrip.subList(0, 11).stream().map(cells -> Double.parseDouble(cells.get(5))))
                .isSorted();
        assertThat(lines.stream().skip(1).map(line -> Double.parseDouble(line.split(",")[7])))
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(Files.size(figure)).isPositive();
    }

    @Test
    void statesOfSeveralRunsAreCompared() throws IOException {
        Path csv = dir.resolve("alike.csv");
        Path figure = dir.resolve("alike.svg");
        var found = session.run(
                        "traverse",
                        trained.toString(),
                        augmented.toString(),
                        "--points",
                        "5",
                        "--genes",
                        "LYZ",
                        "--json",
                        "--csv",
                        csv.toString(),
                        "--figure",
                        figure.toString())
                .succeeded();
        var json = found.json();
        assertThat(json.path("runs")).extracting(JsonNode::asText).containsExactly("trained", "augmented");
        assertThat(json.path("same_cells").asDouble()).isBetween(0.1, 1.0);
        assertThat(json.path("states").size()).isPositive();
        assertThat(json.path("genes"))
                .extracting(gene -> gene.path("gene").asText())
                .contains("LYZ");
        assertThat(json.path("genes")).allSatisfy(gene -> {
            assertThat(gene.path("change").asDouble()).isBetween(0.0, 1.0);
            assertThat(gene.path("chance").asDouble()).isBetween(0.4, 1.0);
        });
        assertThat(json.path("sets"))
                .extracting(set -> set.path("set").asText())
                .contains("wished", "marker");
        assertThat(Files.readAllLines(csv))
                .hasSize(1 + 2 * json.path("states").size() * json.path("genes").size());
        assertThat(Files.readString(figure)).contains("LYZ", "trained", "augmented");

        String[] both = {trained.toString(), augmented.toString()};
        Path alike = dir.resolve("alike.svg");
        session.run("figure", both[0], "alike", "--with", both[1], "--genes", "LYZ", "--out", alike.toString())
                .succeeded();
        assertThat(Files.readString(alike)).contains("LYZ", "trained", "augmented");
        Path again = dir.resolve("again.svg");
        session.run("figure", dir.resolve("alike.fig.json").toString(), "--out", again.toString())
                .succeeded();
        assertThat(dir.resolve("again.csv"))
                .content()
                .startsWith("category,dimension,run,")
                .isEqualTo(Files.readString(dir.resolve("alike.csv")));
        session.run("figure", both[0], "alike", "--out", alike.toString())
                .isRefused(ExitCodes.USAGE, "no other run", "--with");
        session.run("figure", both[0], "alike", "--with", both[1], "--category", "99", "--out", alike.toString())
                .isRefused(ExitCodes.USAGE, "--category");
        session.run("traverse", both[0], both[0]).isRefused(ExitCodes.USAGE, "not several runs");
        session.run("traverse", both[0], plain.toString()).isRefused(ExitCodes.USAGE, "has no categories");
        session.run("traverse", both[0], both[1], "--arm", "9").isRefused(ExitCodes.USAGE, "no arm 9");
        session.run("traverse", both[0], both[1], "--state", "9", "--figure", figure.toString())
                .isRefused(ExitCodes.USAGE, "no dimension 9");
        session.run("traverse", both[0], "--json").isRefused(ExitCodes.USAGE, "need several runs");
    }

    /** What was learned once makes the same copies in another run, of another model, too. */
    @ParameterizedTest
    @ValueSource(strings = {"mixvae", "jointvae"})
    void theAugmenterOfARunIsUsedAgain(String model) throws IOException {
        Path data = dir.resolve("demo_pbmc800.h5ad");
        Path out = dir.resolve("copied-" + model);
        String from = "augmenter.from=" + augmented;
        train(data, model, out, 1, "--set", from, "--set", "augmenter.width=50").succeeded();
        assertThat(Files.readString(out.resolve("run.json"))).contains(augmented.toString());
        assertThat(session.run("augment", out.toString(), "--genes", "LYZ")
                        .succeeded()
                        .out())
                .isEqualTo(session.run("augment", augmented.toString(), "--genes", "LYZ")
                        .succeeded()
                        .out());

        Path none = dir.resolve("none-" + model);
        refused(model, none, "Set augmenter.width=50", from);
        refused(model, none, "is for other genes", from, "augmenter.width=50", "prep.variableGenes=299");
        refused(model, none, "has no augmenter", "augmenter.from=" + trained);
        refused(model, none, "is not a", "augmenter.from=" + dir);
        assertThat(none).doesNotExist();
    }

    /** The last line says why; before it stands how far training came. */
    private void refused(String model, Path out, String why, String... settings) {
        var more = Stream.of(settings)
                .flatMap(setting -> Stream.of("--set", setting))
                .toArray(String[]::new);
        var outcome = train(dir.resolve("demo_pbmc800.h5ad"), model, out, 4, more);
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err().strip().lines().toList().getLast())
                .startsWith("mixtura: ")
                .contains(why);
    }

    @Test
    void anAugmenterIsLearnedOrTakenButNotBoth() {
        refused("mixvae", dir.resolve("none"), "learns no more", "augmenter.from=" + augmented, "augmenter.epochs=2");
    }

    @Test
    void typesAreMergedByATreeThatIsGiven() throws IOException {
        var computed = session.run("components", trained.toString(), "--agreement", "--json")
                .succeeded()
                .json();
        var names = new ArrayList<String>();
        computed.path("types").path("order").forEach(name -> names.add(name.asText()));
        String quoted = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));
        Path tree = Files.writeString(dir.resolve("types.nwk"), "(" + quoted + ",'a type that no cell has');");
        var given = session.run("components", trained.toString(), "--agreement", "--json", "--tree", tree.toString())
                .succeeded()
                .json();
        assertThat(given.path("types").path("order"))
                .isEqualTo(computed.path("types").path("order"));
        assertThat(given.path("types").path("tree"))
                .hasSize(4)
                .allSatisfy(merge -> assertThat(merge.path("height").asDouble()).isEqualTo(1));
        assertThat(given.path("types").path("accuracy"))
                .isEqualTo(computed.path("types").path("accuracy"));

        String[] ask = {"components", trained.toString(), "--tree", tree.toString()};
        session.run(ask).isRefused(ExitCodes.USAGE, "--tree has no effect without --agreement");
        Files.writeString(tree, "(B,(T,monocyte));");
        session.run("components", trained.toString(), "--agreement", "--tree", tree.toString())
                .isRefused(ExitCodes.DATA, "has no leaf");
        Files.writeString(tree, "((B,T);");
        session.run("components", trained.toString(), "--agreement", "--tree", tree.toString())
                .isRefused(ExitCodes.DATA, "A bracket is not closed");
        session.run(
                        "components",
                        trained.toString(),
                        "--agreement",
                        "--tree",
                        dir.resolve("no.nwk").toString())
                .isRefused(ExitCodes.DATA, "cannot be read");
    }

    @Test
    void whatEachArmSaysIsWritten() throws IOException {
        Path file = dir.resolve("arms.csv");
        session.run("components", trained.toString(), "--probabilities", file.toString(), "--arms")
                .succeeded();
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(801);
        assertThat(lines.getFirst()).startsWith("barcode,arm_1_component_1,").endsWith(",arm_2_component_5");
        var fields = lines.get(1).split(",");
        assertThat(IntStream.range(6, 11)
                        .mapToDouble(i -> Double.parseDouble(fields[i]))
                        .sum())
                .isCloseTo(1, within(1e-4));
        session.run("components", trained.toString(), "--arms")
                .isRefused(ExitCodes.USAGE, "--arms has no effect without --probabilities");
    }

    @Test
    void copiesOfTheAugmenterAreComparedWithTheirCells() throws IOException {
        Path csv = dir.resolve("copies.csv");
        Path figure = dir.resolve("copies.png");
        var found = session.run(
                        "augment",
                        augmented.toString(),
                        "--genes",
                        "LYZ,GNLY",
                        "--csv",
                        csv.toString(),
                        "--figure",
                        figure.toString())
                .succeeded();
        assertThat(found.out()).contains("tell the types of", "LYZ", "GNLY");
        var lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 2 * 20).first().isEqualTo("gene,from,to,cells,copies");
        int cells = 0;
        int copies = 0;
        for (String line : lines.subList(1, 21)) {
            cells += Integer.parseInt(line.split(",")[3]);
            copies += Integer.parseInt(line.split(",")[4]);
        }
        assertThat(cells).isEqualTo(copies).isEqualTo(800);
        assertThat(Files.size(figure)).isPositive();
        assertThat(session.run("augment", augmented.toString()).out())
                .as("a model without genes of these sets describes others")
                .contains("gene ", "distance");
        assertThat(session.run("augment", trained.toString()).err()).contains("without an augmenter");
        assertThat(session.run("augment", plain.toString()).err()).contains("no augmenter");
    }

    @Test
    void whatCannotBeFollowedIsRefusedInOneParagraph() {
        assertThat(session.run("traverse", plain.toString()).err()).contains("no categories");
        assertThat(session.run("traverse", trained.toString(), "--range", "wide")
                        .err())
                .contains("no range 'wide'");
        assertThat(session.run("traverse", trained.toString(), "--arm", "7").err())
                .contains("no arm 7", "The model has 2 arms with states of");
        assertThat(session.run("figure", trained.toString(), "states", "--state", "9", "--out", "x.png")
                        .err())
                .contains("no dimension 9 of the state", "The model has 2 arms");
        assertThat(session.run("traverse", trained.toString()).succeeded().out())
                .contains("housekeeping", "immediate-early")
                .doesNotContain("hkg");
        assertThat(session.run("traverse", trained.toString(), "--points", "1").code())
                .isEqualTo(2);
        assertThat(session.run("traverse", trained.toString(), "--genes", "NOSUCHGENE")
                        .code())
                .isEqualTo(3);
        assertThat(session.run("components", plain.toString(), "--agreement").code())
                .isEqualTo(2);
        assertThat(session.run("components", trained.toString(), "--figure", "f.pdf")
                        .err())
                .contains("--figure has no effect without --agreement");
        assertThat(session.run("components", trained.toString(), "--agreement", "--figure", "f.doc")
                        .err())
                .contains("cannot be written");
    }
}
