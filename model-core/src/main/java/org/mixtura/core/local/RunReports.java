package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.export.ReportFacts;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.schema.Schema;

/** Gathers what the report of a run says. */
final class RunReports {

    private final RunData data;
    private final RunFigures figures;
    private final RunReader reader;

    RunReports(RunData data, RunFigures figures, RunReader reader) {
        this.data = data;
        this.figures = figures;
        this.reader = reader;
    }

    <C extends Record> ReportFacts facts(StoredRun run, ModelFamily<C> family) {
        var card = family.card();
        SequencedMap<String, String> drawn = figures.forReport(run);
        return new ReportFacts(
                StoredComponents.name(run, family),
                card.summary(),
                card.citation(),
                settings(run.spec(), family),
                reader.format(run.folder()),
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

    /** A report can do without the data. */
    private List<String> notes(RunSpec spec) {
        try {
            return data.notes(spec);
        } catch (WorkbenchException gone) {
            return List.of("The data set could not be read when this report was made. " + gone.getMessage());
        }
    }
}
