package org.mixtura.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.train.Checkpoint;
import org.mixtura.core.train.PaceState;

/**
 * The folder {@code checkpoint} of a run that is not finished. {@code last.json} names the files that belong together,
 * and is replaced after they are whole; a crash leaves the checkpoint before, or the new one.
 */
final class CheckpointFolder {

    private static final String POINTER = "last.json";
    private static final String WEIGHTS = "weights/";
    private static final String OPTIMIZER = "optimizer/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    void save(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        String state = stateFile(checkpoint.epoch());
        String best = bestFile(checkpoint, state);
        var tensors = new LinkedHashMap<String, Tensor>();
        checkpoint.weights().forEach((name, value) -> tensors.put(WEIGHTS + name, value));
        checkpoint.optimizer().forEach((name, value) -> tensors.put(OPTIMIZER + name, value));
        Safetensors.write(folder.resolve(state), tensors);
        if (!best.isEmpty() && !Files.exists(folder.resolve(best))) {
            Safetensors.write(folder.resolve(best), checkpoint.bestWeights());
        }
        AtomicFiles.write(folder.resolve(POINTER), out -> JSON.writeValue(out, pointer(checkpoint, state, best)));
        deleteAllBut(List.of(POINTER, state, best));
    }

    /** Leaves a copy of the last checkpoint's state in another folder, where nothing deletes it. */
    void copyInto(Path kept, int epoch) throws IOException {
        Files.createDirectories(kept);
        Path state = folder.resolve(stateFile(epoch));
        AtomicFiles.write(kept.resolve(stateFile(epoch)), out -> Files.copy(state, out));
    }

    private static String stateFile(int epoch) {
        return "epoch-%d.safetensors".formatted(epoch);
    }

    /** The best weights are often those of this epoch, and then lie in its file. */
    private static String bestFile(Checkpoint checkpoint, String state) {
        if (checkpoint.bestWeights().isEmpty()) {
            return "";
        }
        boolean now = checkpoint.bestEpoch() == checkpoint.epoch();
        return now ? state : "best-%d.safetensors".formatted(checkpoint.bestEpoch());
    }

    private static JsonNode pointer(Checkpoint checkpoint, String state, String best) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("epoch", checkpoint.epoch())
                .put("steps", checkpoint.steps())
                .put("bestEpoch", checkpoint.bestEpoch())
                // As text: JSON has no infinity, and every digit counts.
                .put("bestLoss", Double.toString(checkpoint.bestLoss()))
                .put("plateauScale", checkpoint.pace().plateauScale())
                .put("plateauBest", Double.toString(checkpoint.pace().plateauBest()))
                .put("plateauEpochs", checkpoint.pace().plateauEpochs())
                .put("retries", checkpoint.pace().retries())
                .put("halvings", checkpoint.pace().halvings())
                .put("state", state)
                .put("best", best);
        var seconds = json.putArray("seconds");
        checkpoint.seconds().forEach(seconds::add);
        var adjustments = json.putArray("adjustments");
        checkpoint.adjustments().forEach(adjustments::add);
        return json;
    }

    /** The last checkpoint; empty when there is none. */
    Optional<Checkpoint> read() throws IOException {
        Path pointer = folder.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        var json = JSON.readTree(Files.readString(pointer));
        var weights = new LinkedHashMap<String, Tensor>();
        var optimizer = new LinkedHashMap<String, Tensor>();
        String state = json.path("state").asText();
        Safetensors.read(folder.resolve(state)).forEach((name, value) -> {
            if (name.startsWith(WEIGHTS)) {
                weights.put(name.substring(WEIGHTS.length()), value);
            } else {
                optimizer.put(name.substring(OPTIMIZER.length()), value);
            }
        });
        String best = json.path("best").asText();
        Map<String, Tensor> bestWeights =
                best.isEmpty() ? Map.of() : best.equals(state) ? weights : Safetensors.read(folder.resolve(best));
        List<Double> seconds = new ArrayList<>();
        json.path("seconds").forEach(s -> seconds.add(s.asDouble()));
        List<String> adjustments = new ArrayList<>();
        json.path("adjustments").forEach(a -> adjustments.add(a.asText()));
        return Optional.of(new Checkpoint(
                json.path("epoch").asInt(),
                json.path("steps").asLong(),
                json.path("bestEpoch").asInt(),
                Double.parseDouble(json.path("bestLoss").asText()),
                seconds,
                pace(json),
                adjustments,
                weights,
                optimizer,
                bestWeights));
    }

    private static PaceState pace(JsonNode json) {
        return new PaceState(
                json.path("plateauScale").asDouble(1),
                Double.parseDouble(json.path("plateauBest").asText("Infinity")),
                json.path("plateauEpochs").asInt(),
                json.path("retries").asInt(),
                json.path("halvings").asInt());
    }

    /** Deletes all of it. */
    void delete() throws IOException {
        if (Files.isDirectory(folder)) {
            deleteAllBut(List.of());
            Files.delete(folder);
        }
    }

    private void deleteAllBut(List<String> kept) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
