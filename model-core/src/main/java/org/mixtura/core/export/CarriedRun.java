package org.mixtura.core.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.io.Uns;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.RunFolder;

/** What an .h5ad file says of a run for people and scripts to read. */
final class CarriedRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CarriedRun() {}

    /**
     * Its model, what was asked for, with which programs it was made and how it is made again; the components of its mixture as
     * scikit-learn names them, weights (K), means (K x D) and the diagonals of covariances (K x D).
     */
    static Uns.Dict about(ExportedRun exported) {
        var about = new Uns.Dict()
                .put("model", new Uns.Text(exported.model()))
                .put("command", new Uns.Text(exported.command()))
                .put("command_from_data", new Uns.Text(exported.fromData()));
        var description = description(exported);
        about.put("config", value(description.path("spec")));
        about.put("versions", value(description.path("environment")));
        exported.mixture().ifPresent(mixture -> addComponents(mixture, about));
        return about;
    }

    private static JsonNode description(ExportedRun exported) {
        var file = exported.run().folder().resolve(RunFolder.SPEC);
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "'%s' cannot be read.".formatted(file),
                    SystemReason.of(unreadable),
                    "Check the rights to read it.",
                    unreadable);
        }
    }

    /** Lists of numbers and texts stay lists; one of anything else is written as JSON. */
    private static Uns value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var dict = new Uns.Dict();
                json.properties().stream()
                        .filter(each -> !each.getValue().isNull())
                        .forEach(each -> dict.put(each.getKey(), value(each.getValue())));
                yield dict;
            }
            case ARRAY -> list(json);
            case BOOLEAN -> new Uns.Flag(json.asBoolean());
            case NUMBER -> json.isIntegralNumber() ? new Uns.Whole(json.asLong()) : new Uns.Decimal(json.asDouble());
            default -> new Uns.Text(json.asText());
        };
    }

    private static Uns list(JsonNode json) {
        boolean texts = StreamSupport.stream(json.spliterator(), false).allMatch(JsonNode::isTextual);
        boolean numbers = StreamSupport.stream(json.spliterator(), false).allMatch(JsonNode::isNumber);
        var entries = StreamSupport.stream(json.spliterator(), false);
        return texts
                ? new Uns.Texts(entries.map(JsonNode::asText).toList())
                : numbers
                        ? new Uns.Numbers(
                                entries.mapToDouble(JsonNode::asDouble).toArray())
                        : new Uns.Text(json.toString());
    }

    private static void addComponents(LatentMixture mixture, Uns.Dict about) {
        var means = mixture.means();
        float[] variances = new float[means.rows() * means.columns()];
        for (int k = 0; k < means.rows(); k++) {
            for (int d = 0; d < means.columns(); d++) {
                variances[k * means.columns() + d] =
                        (float) Math.exp(-mixture.logPrecisions().at(k, d));
            }
        }
        about.put("weights", new Uns.Numbers(mixture.weights()))
                .put("means", new Uns.Matrix(means))
                .put("covariances", new Uns.Matrix(new FloatMatrix(means.rows(), means.columns(), variances)))
                .put("covariance_type", new Uns.Text("diag"));
    }
}
