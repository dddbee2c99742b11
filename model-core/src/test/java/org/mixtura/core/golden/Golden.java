package org.mixtura.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mixtura.core.data.Tensor;

/** Expected values from reference code: the files of {@code -Dgolden.dir}, else the copies in the test resources. */
public final class Golden {

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

    /** All cases of a file, for example {@code kl}. */
    public static Stream<Case> cases(String file) {
        return StreamSupport.stream(read(file).get("cases").spliterator(), false)
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

    private static JsonNode read(String file) {
        String folder = System.getProperty("golden.dir", "");
        boolean given = !folder.isBlank() && !folder.startsWith("${");
        try (InputStream in = given
                ? Files.newInputStream(Path.of(folder, file + ".json"))
                : Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
