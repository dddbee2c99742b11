package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.run.Fingerprint;

/**
 * What {@code project.json} says.
 *
 * @param name as people call it
 * @param app the version of the program that made it
 * @param created when, as ISO instant
 * @param data the data sets, the first opened first
 * @param runsElsewhere runs that belong to it and lie outside of its folder
 */
record ProjectFile(String name, String app, String created, List<DataRef> data, List<Path> runsElsewhere) {

    static final String SCHEMA = "schema";

    ProjectFile {
        data = List.copyOf(data);
        runsElsewhere = List.copyOf(runsElsewhere);
    }

    ProjectFile withData(List<DataRef> others) {
        return new ProjectFile(name, app, created, others, runsElsewhere);
    }

    ProjectFile withRunsElsewhere(List<Path> others) {
        return new ProjectFile(name, app, created, data, others);
    }

    /** @param folder of the project: what lies in it or beside it is named from there, so that both can move together */
    ObjectNode write(int schema, Path folder) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put(SCHEMA, schema)
                .put("name", name)
                .put("app", app)
                .put("created", created);
        var refs = json.putArray("data");
        for (DataRef ref : data) {
            var one = refs.addObject().put("path", written(ref.path(), folder));
            ref.content().ifPresent(content -> one.put("bytes", content.bytes()).put("sha256", content.sha256()));
            if (!ref.formerly().isEmpty()) {
                var before = one.putArray("formerly");
                ref.formerly().forEach(path -> before.add(path.toString()));
            }
        }
        if (!runsElsewhere.isEmpty()) {
            var others = json.putArray("runs");
            runsElsewhere.forEach(run -> others.add(written(run, folder)));
        }
        return json;
    }

    static ProjectFile read(JsonNode json, Path folder) {
        var data = new ArrayList<DataRef>();
        for (JsonNode one : json.path("data")) {
            var formerly = new ArrayList<Path>();
            one.path("formerly").forEach(path -> formerly.add(Path.of(path.asText())));
            data.add(new DataRef(
                    folder.resolve(one.path("path").asText()).normalize(),
                    one.has("sha256")
                            ? Optional.of(new Fingerprint(
                                    one.path("bytes").asLong(),
                                    one.path("sha256").asText()))
                            : Optional.empty(),
                    formerly));
        }
        var runs = new ArrayList<Path>();
        json.path("runs").forEach(run -> runs.add(folder.resolve(run.asText()).normalize()));
        return new ProjectFile(
                json.path("name").asText(folder.getFileName().toString()),
                json.path("app").asText(),
                json.path("created").asText(),
                data,
                runs);
    }

    private static String written(Path path, Path folder) {
        boolean near = Stream.of(Optional.of(folder), Optional.ofNullable(folder.getParent()))
                .flatMap(Optional::stream)
                .filter(place -> place.getNameCount() > 0)
                .anyMatch(path::startsWith);
        return near ? folder.relativize(path).toString().replace('\\', '/') : path.toString();
    }
}
