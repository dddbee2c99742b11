package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mixtura.core.RunComponents;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.export.Exported;
import org.mixtura.core.export.ExportedRun;
import org.mixtura.core.export.ProjectReport;
import org.mixtura.core.export.ReportFacts;
import org.mixtura.core.export.RunExport;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.TrainCommandLine;

/** Gathers what an export needs of finished runs. */
final class RunExports {

    /** What other programs look for in the part of the file where a run stands under its name. */
    private static final Set<String> RESERVED = Set.of("mixtura", "neighbors", "umap", "pca", "log1p", "hvg");

    private final RunExport export;
    private final Function<StoredRun, String> modelName;
    private final Function<StoredRun, Optional<RunComponents>> components;
    private final Function<StoredRun, ReportFacts> facts;
    private final TrainCommandLine commands;

    RunExports(
            RunData data,
            Function<StoredRun, String> modelName,
            Function<StoredRun, Optional<RunComponents>> components,
            Function<StoredRun, ReportFacts> facts,
            TrainCommandLine commands) {
        this.export = new RunExport(data.studies());
        this.modelName = modelName;
        this.components = components;
        this.facts = facts;
        this.commands = commands;
    }

    Exported write(List<StoredRun> runs, ExportFormat format, Path out, Watcher watcher) {
        var names = new HashSet<>(RESERVED);
        var exported = new ArrayList<ExportedRun>();
        for (StoredRun run : runs) {
            double done = (double) exported.size() / runs.size();
            var watched = watcher.part(0.8 * done, 0.8 * (done + 1.0 / runs.size()));
            exported.add(exported(run, freeName(run, names), format, watched));
        }
        var first = runs.getFirst();
        if (format == ExportFormat.H5AD) {
            RunData.requireUnchanged(first.spec().data(), first.fingerprint());
        }
        return export.write(exported, format, () -> facts.apply(first), out, watcher.part(0.8, 1));
    }

    private ExportedRun exported(StoredRun run, String name, ExportFormat format, Watcher watcher) {
        var own = format == ExportFormat.CSV ? Optional.<RunComponents>empty() : components.apply(run);
        var arms = own.map(RunComponents::armProbabilities).orElse(List.of());
        boolean told = run.cells().column(StoredRun.ARMS_AGREE).isPresent();
        return new ExportedRun(
                told ? run : run.withCells(ArmColumns.beside(run.cells(), arms)),
                name,
                modelName.apply(run),
                own.map(RunComponents::mixture),
                own.map(found -> found.probabilities(watcher)),
                command(run),
                Math.max(1, arms.size()));
    }

    /** What is reported of a run, among others, which go by names of their own. */
    ProjectReport.ReportedRun reported(StoredRun run, String name) {
        var mixture = components.apply(run).map(RunComponents::mixture);
        return new ProjectReport.ReportedRun(
                new ExportedRun(run, name, modelName.apply(run), mixture, Optional.empty(), command(run), 1),
                facts.apply(run));
    }

    private String command(StoredRun run) {
        return commands.of(run.spec(), run.folder().getFileName() + "-again");
    }

    /** The name of its folder; a second of that name gets a number. */
    private static String freeName(StoredRun run, HashSet<String> taken) {
        String plain = String.valueOf(run.folder().getFileName()).replaceAll("[^A-Za-z0-9_.-]", "_");
        String name = plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + "_" + number;
        }
        return name;
    }
}
