package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** The page about the weights has every tensor that a model stores, with as many dimensions, and none that no model stores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeightsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "weights.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<String> BRIEFLY =
            List.of("--epochs", "3", "--set", "train.batchSize=32", "--device", "cpu:torch");

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path counts;
    private Path images;

    @BeforeAll
    void data() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("cache"));
        session = new CliSession(workbench);
        counts = dir.resolve("demo_pbmc800.h5ad");
        images = dir.resolve("sprites.h5ad");
        try (var in = BundledResource.DEMO_PBMC800.open()) {
            Files.copy(in, counts);
        }
        session.run("images", "dsprites", "--out", images.toString(), "--size", "120", "--side", "28")
                .succeeded();
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    /** A tensor of the page: which models have it, what it is called, and how many dimensions it has. */
    private record Described(Set<String> models, Pattern name, int rank) {}

    private record Stored(String name, List<Long> shape) {}

    @Test
    void everyTensorIsDescribedAndEveryDescribedOneIsStored() throws IOException {
        var page = page();
        var unused = new LinkedHashSet<>(page);
        var odd = new LinkedHashSet<String>();
        for (var family : workbench.models()) {
            String model = family.card().id();
            for (Path run : runs(model)) {
                for (var tensor : tensors(run)) {
                    var own = page.stream()
                            .filter(each -> each.models.contains(model))
                            .filter(each -> each.name.matcher(tensor.name).matches())
                            .toList();
                    if (own.stream().noneMatch(each -> each.rank == tensor.shape.size())) {
                        odd.add("%s: %s %s".formatted(model, tensor.name, tensor.shape));
                    }
                    unused.removeAll(own);
                }
            }
        }
        assertThat(odd).as("stored, and not on the page with these dimensions").isEmpty();
        assertThat(unused).as("described, and stored by no model").isEmpty();
    }

    /** One or two runs in which everything that the page tells of is on. */
    private List<Path> runs(String model) {
        return switch (model) {
            case "scvi" ->
                List.of(run(counts, model, "--set", "likelihood=zinb"), run(counts, model, "--set", "library=latent"));
            case "mixvae", "jointvae", "cascadevae" ->
                List.of(run(counts, model, "--set", "output.reconstruction=zinb"), run(images, model));
            default -> List.of(run(model.contains("image") ? images : counts, model));
        };
    }

    private Path run(Path data, String model, String... more) {
        Path out = dir.resolve(
                model + more.length + data.getFileName() + String.join("", more).hashCode());
        session.run(Stream.of(
                                List.of("train", data.toString(), "--model", model),
                                List.of("--out", out.toString()),
                                BRIEFLY,
                                List.of(more))
                        .flatMap(List::stream)
                        .toList())
                .succeeded();
        return out;
    }

    private static List<Stored> tensors(Path run) throws IOException {
        byte[] file = Files.readAllBytes(run.resolve("weights.safetensors"));
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        JsonNode header = new ObjectMapper().readTree(file, Long.BYTES, length);
        var tensors = new ArrayList<Stored>();
        header.properties().forEach(each -> {
            if (!each.getKey().equals("__metadata__")) {
                var shape = new ArrayList<Long>();
                each.getValue().path("shape").forEach(size -> shape.add(size.asLong()));
                tensors.add(new Stored(each.getKey(), shape));
            }
        });
        return tensors;
    }

    private static List<Described> page() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && line.contains("`"))
                .flatMap(WeightsPageTest::row)
                .toList();
    }

    /** The tensors of a row, each with the shape at its place; one shape stands for all, two for weight and bias in turn. */
    private static Stream<Described> row(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        var models = Arrays.stream(cells.get(1).split(",")).map(String::strip).collect(Collectors.toSet());
        int[] ranks = Arrays.stream(cells.get(3).replaceAll("\\([^)]*\\)", "P").split("[,;]"))
                .mapToInt(shape -> shape.split(" x ").length)
                .toArray();
        var described = new ArrayList<Described>();
        String last = "";
        for (var found : CODE.matcher(cells.get(2)).results().toList()) {
            String name = found.group(1);
            last = name.startsWith(".") ? last.substring(0, last.lastIndexOf('.')) + name : name;
            String pattern = Pattern.quote(last).replace("#", "\\E\\d+\\Q").replace("*", "\\E.+\\Q");
            described.add(new Described(models, Pattern.compile(pattern), ranks[described.size() % ranks.length]));
        }
        return described.stream();
    }
}
