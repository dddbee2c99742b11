package org.mixtura.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mixtura.core.data.Tensor;

/**
 * The safetensors format (huggingface/safetensors): eight bytes of header length, a JSON header with type, shape and
 * offsets of each tensor, then the values. Only 32-bit floats are written and read.
 */
final class Safetensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 1 << 14;

    private Safetensors() {}

    static void write(Path target, Map<String, Tensor> tensors) throws IOException {
        var header = JsonNodeFactory.instance.objectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (var entry : tensors.entrySet()) {
            var node = header.putObject(entry.getKey()).put("dtype", "F32");
            var shape = node.putArray("shape");
            for (long size : entry.getValue().shape()) {
                shape.add(size);
            }
            long end = offset + 4L * entry.getValue().values().length;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = padded(JSON.writeValueAsString(header));
        AtomicFiles.write(target, raw -> {
            var out = new BufferedOutputStream(raw, 1 << 16);
            out.write(little(8).putLong(json.length).array());
            out.write(json);
            for (Tensor tensor : tensors.values()) {
                writeValues(out, tensor.values());
            }
            out.flush();
        });
    }

    /** Reads all tensors, in the order of the header. */
    static Map<String, Tensor> read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long headerLength = fill(channel, 0, 8).getLong();
            if (headerLength <= 0 || headerLength > channel.size() - 8 || headerLength > 100_000_000) {
                throw new IOException("no safetensors header");
            }
            byte[] json = fill(channel, 8, (int) headerLength).array();
            var header = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry : header.properties()) {
                if (!entry.getKey().equals("__metadata__")) {
                    tensors.put(entry.getKey(), readTensor(channel, 8 + headerLength, entry.getValue()));
                }
            }
            return tensors;
        }
    }

    private static Tensor readTensor(FileChannel channel, long dataStart, JsonNode node) throws IOException {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new IOException(
                    "only 32-bit floats can be read, not " + node.path("dtype").asText());
        }
        var shapeNode = node.path("shape");
        long[] shape = new long[shapeNode.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shapeNode.get(i).asLong();
        }
        long from = node.path("data_offsets").path(0).asLong();
        long to = node.path("data_offsets").path(1).asLong();
        if (from < 0 || to < from || dataStart + to > channel.size() || to - from > Integer.MAX_VALUE) {
            throw new IOException("a tensor lies outside the file");
        }
        float[] values = new float[(int) ((to - from) / 4)];
        fill(channel, dataStart + from, (int) (to - from)).asFloatBuffer().get(values);
        return new Tensor(shape, values);
    }

    private static ByteBuffer fill(FileChannel channel, long position, int length) throws IOException {
        var buffer = little(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return buffer.flip();
    }

    private static void writeValues(BufferedOutputStream out, float[] values) throws IOException {
        var buffer = little(4 * CHUNK);
        for (int from = 0; from < values.length; from += CHUNK) {
            int length = Math.min(CHUNK, values.length - from);
            buffer.clear().asFloatBuffer().put(values, from, length);
            out.write(buffer.array(), 0, 4 * length);
        }
    }

    /** Padded with blanks so that the values begin at a multiple of eight bytes, as the format asks. */
    private static byte[] padded(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return (json + " ".repeat((8 - bytes.length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
