package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.run.RelativePath;

/** What the description of a figure says of several runs. */
final class AlikeFigureJson {

    private AlikeFigureJson() {}

    /** @param base the folder of the description, to which other runs are told relatively where they lie on its disk */
    static void write(AlikeFigureRequest request, ObjectNode json, Path base) {
        json.put("kind", AlikeFigureRequest.KIND);
        var with = json.putArray("with");
        request.others().forEach(run -> with.add(RelativePath.of(run, base)));
        var genes = json.putArray("genes");
        request.genes().forEach(genes::add);
        request.sets().ifPresent(file -> json.put("sets", RelativePath.of(file, base)));
        json.put("markers", request.markers()).put("arm", request.arm()).put("state", request.state());
        request.category().ifPresent(category -> json.put("category", category));
    }

    static AlikeFigureRequest read(JsonNode json, Path base, Path file) {
        return new AlikeFigureRequest(
                FigureKeys.texts(json, "with").stream()
                        .map(run -> base.resolve(run).normalize())
                        .toList(),
                FigureKeys.texts(json, "genes"),
                Optional.ofNullable(json.path("sets").textValue())
                        .map(text -> base.resolve(text).normalize()),
                FigureKeys.whole(json, "markers", AlikeFigureRequest.MARKERS, 0, file),
                FigureKeys.whole(json, "arm", 1, 1, file),
                FigureKeys.whole(json, "state", 1, 1, file),
                json.has("category")
                        ? OptionalInt.of(FigureKeys.whole(json, "category", 1, 1, file))
                        : OptionalInt.empty());
    }
}
