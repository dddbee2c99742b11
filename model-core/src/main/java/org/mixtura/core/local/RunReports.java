package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.DataCheck;
import org.mixtura.core.data.io.DataChecks;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.export.ReportFacts;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.schema.Schema;

/** Gathers what the report of a run says. */
final class RunReports {

    private final RunData data;
    private final RunFigures figures;
    private final RunReader reader;

    /** What the last look into data was for. */
    private record Inspected(Fingerprint data, ReadOptions options) {}

    private @Nullable Inspected lastOf;
    private @Nullable Inspection last;

    RunReports(RunData data, RunFigures figures, RunReader reader) {
        this.data = data;
        this.figures = figures;
        this.reader = reader;
    }

    <C extends Record> ReportFacts facts(StoredRun run, ModelFamily<C> family) {
        var card = family.card();
        SequencedMap<String, String> drawn = figures.forReport(run);
        return new ReportFacts(
                StoredComponents.name(run.spec(), family),
                card.summary(),
                card.citation(),
                settings(run.spec(), family),
                reader.format(run.folder()),
                checks(run),
                notes(run.spec()),
                reader.environment(run.folder()),
                drawn);
    }

    private static <C extends Record> List<ReportFacts.Setting> settings(RunSpec spec, ModelFamily<C> family) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        var all = new ArrayList<ReportFacts.Setting>();
        add(all, Schema.of(PrepConfig.DEFAULTS), spec.prep(), "prep.");
        add(all, family.schema(), config, "");
        return all;
    }

    /** Those that have an effect. */
    private static <C extends Record> void add(
            List<ReportFacts.Setting> all, Schema<C> schema, C values, String prefix) {
        var texts = schema.texts(values);
        schema.fields().stream()
                .filter(field -> schema.isActive(field, texts))
                .forEach(field -> all.add(new ReportFacts.Setting(
                        prefix + field.key(), field.info().label(), texts.getOrDefault(field.key(), ""))));
    }

    /** Also those that were passed: a reader wants to know that somebody looked. */
    private List<ReportFacts.Checked> checks(StoredRun run) {
        try {
            RunData.requireUnchanged(run.spec().data(), run.fingerprint());
            var checks = new ArrayList<ReportFacts.Checked>();
            checks.add(new ReportFacts.Checked(
                    "File", "passed", "It is still the one that the run was trained on, by its SHA-256."));
            new DataChecks(inspection(run), Long.MAX_VALUE)
                    .ofData().stream()
                            .map(check -> new ReportFacts.Checked(check.title(), verdict(check), check.text()))
                            .forEach(checks::add);
            return checks;
        } catch (WorkbenchException gone) {
            return List.of();
        }
    }

    /** The runs of a project are mostly of the same data, which are looked at once. */
    private synchronized Inspection inspection(StoredRun run) {
        var wanted = new Inspected(run.fingerprint(), run.spec().reading());
        if (last == null || !wanted.equals(lastOf)) {
            last = data.inspect(run.spec().data(), run.spec().reading());
            lastOf = wanted;
        }
        return last;
    }

    private static String verdict(DataCheck check) {
        return switch (check.level()) {
            case GOOD -> "passed";
            case WARN -> "passed, with a note";
            case BAD -> "not passed";
        };
    }

    /** A report can do without the data. */
    private List<String> notes(RunSpec spec) {
        try {
            return data.notes(spec);
        } catch (WorkbenchException gone) {
            return List.of("The data set could not be read when this report was made. " + gone.getMessage());
        }
    }
}
