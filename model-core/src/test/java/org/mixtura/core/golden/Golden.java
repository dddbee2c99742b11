package org.mixtura.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mixtura.core.data.Tensor;

/** Expected values from reference code: the files of {@code -Dgolden.dir}, else the copies in the test resources. */
public final class Golden {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Golden() {}

    /** A case of a golden file; its name shows in the test report. */
    public record Case(String name, JsonNode json) {

        @Override
        public String toString() {
            return name;
        }

        public JsonNode input(String key) {
            return json.get("inputs").get(key);
        }

        public JsonNode expected(String key) {
            return json.get("expected").get(key);
        }
    }

    /**
     * All cases of a kind, for example {@code kl}: those of every file of the folder that calls itself so, whatever the
     * file's own name; of the copies here where the folder has no such file.
     */
    public static Stream<Case> cases(String kind) {
        return files(kind).stream().flatMap(Golden::cases);
    }

    /** All files of a kind, as {@link #cases(String)} finds them; at least one. */
    public static List<JsonNode> files(String kind) {
        List<JsonNode> given = given().stream()
                .filter(json -> kind.equals(json.path("name").asText()))
                .toList();
        return given.isEmpty() ? List.of(bundled(kind)) : given;
    }

    private static Stream<Case> cases(JsonNode file) {
        return StreamSupport.stream(file.get("cases").spliterator(), false)
                .map(json -> new Case(json.get("case").asText(), json));
    }

    /** The numbers of an array or scalar. */
    public static double[] numbers(JsonNode node) {
        JsonNode data = node.has("data") ? node.get("data") : node;
        if (!data.isArray()) {
            return new double[] {number(data)};
        }
        return StreamSupport.stream(data.spliterator(), false)
                .mapToDouble(Golden::number)
                .toArray();
    }

    /** The shape of an array; empty for a scalar. */
    public static long[] shape(JsonNode node) {
        return node.has("shape")
                ? StreamSupport.stream(node.get("shape").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .toArray()
                : new long[0];
    }

    /** An array in single precision. */
    public static Tensor tensor(JsonNode node) {
        double[] numbers = numbers(node);
        float[] values = new float[numbers.length];
        Arrays.setAll(numbers, i -> values[i] = (float) numbers[i]);
        return new Tensor(shape(node), values);
    }

    private static double number(JsonNode value) {
        return value.isTextual() ? (value.asText().startsWith("-") ? -1 : 1) / 0.0 : value.asDouble();
    }

    private static List<JsonNode> given() {
        String folder = System.getProperty("golden.dir", "");
        // The build hands on the placeholder itself where the property is not set.
        if (folder.isBlank() || folder.startsWith("${")) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Golden::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode bundled(String kind) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + kind + ".json")) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
