package org.mixtura.core.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.Environment;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;

/** What {@code run.json} says: the specification, the data as they were, and where the run was made. */
final class RunDescription {

    private final RunSpecJson specs;
    private final Environment environment;

    RunDescription(RunSpecJson specs, Environment environment) {
        this.specs = specs;
        this.environment = environment;
    }

    ObjectNode of(RunSpec spec, CellDataset dataset, PreparedData prepared) {
        var fingerprint = fingerprint(dataset);
        var json = JsonNodeFactory.instance.objectNode();
        // Where the counts were found is part of the run: the next version may look elsewhere first.
        json.set("spec", specs.write(spec.withCountsAt(Optional.of(dataset.countsAt()))));
        json.putObject("data")
                .put("format", dataset.format())
                .put("cells", dataset.counts().cells())
                .put("genes", dataset.counts().genes())
                .put("nonZero", dataset.counts().nonZeros())
                .put("bytes", fingerprint.bytes())
                .put("sha256", fingerprint.sha256());
        var tables = ColumnRef.files(spec.labels(), spec.batch());
        if (!tables.isEmpty()) {
            var ofTables = fingerprint(tables);
            json.putObject("tables").put("bytes", ofTables.bytes()).put("sha256", ofTables.sha256());
        }
        json.putObject("prepared")
                .put("cells", prepared.counts().cells())
                .put("genes", prepared.counts().genes())
                .put("train", prepared.split().train().length)
                .put("validation", prepared.split().validation().length)
                .put("test", prepared.split().test().length);
        json.putObject("environment")
                .put("mixtura", environment.mixtura())
                .put("java", environment.java())
                .put("torch", environment.torch())
                .put("system", environment.system())
                .put("processor", environment.processor());
        return json;
    }

    private static Fingerprint fingerprint(CellDataset dataset) {
        try {
            return Fingerprint.of(dataset.source());
        } catch (IOException unreadable) {
            throw cutShort(dataset.source().toString(), unreadable);
        }
    }

    private static Fingerprint fingerprint(List<Path> tables) {
        try {
            return Fingerprint.of(tables);
        } catch (IOException unreadable) {
            throw cutShort(tables.getFirst().toString(), unreadable);
        }
    }

    private static DataProblem cutShort(String file, IOException unreadable) {
        return new DataProblem(
                "'%s' could not be read to its end.".formatted(file),
                SystemReason.of(unreadable),
                "Check the file and its disk, and try again.",
                unreadable);
    }
}
