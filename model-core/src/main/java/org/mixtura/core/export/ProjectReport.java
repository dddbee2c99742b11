package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All runs of a project on one page that opens anywhere and asks nothing of the network: what it works on, the runs side by side,
 * then each run as its own report has it, folded.
 *
 * @param name of the project
 * @param overview facts about it, by name
 * @param tables what is told before the single runs
 * @param runs those with results
 * @param history what was done, a line a step
 */
public record ProjectReport(
        String name, Map<String, String> overview, List<Table> tables, List<ReportedRun> runs, List<String> history) {

    public ProjectReport {
        tables = List.copyOf(tables);
        runs = List.copyOf(runs);
        history = List.copyOf(history);
    }

    /**
     * A table with what is said of it.
     *
     * @param words may be empty
     */
    public record Table(String heading, String words, List<String> header, List<List<String>> rows) {

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** A run, and what its report says beside it. */
    public record ReportedRun(ExportedRun run, ReportFacts facts) {}

    /**
     * Writes the page, whole or not at all; a report that is there is replaced, as it can be made again.
     *
     * @throws org.mixtura.core.error.StorageProblem when it cannot be written
     */
    public void write(Path file) {
        var html = new Html().heading(1, name).facts(overview);
        for (Table table : tables) {
            html.heading(2, table.heading());
            if (!table.words().isBlank()) {
                html.paragraph(table.words());
            }
            html.table(table.header(), table.rows());
        }
        if (!runs.isEmpty()) {
            html.heading(2, "Each run");
        }
        for (ReportedRun each : runs) {
            var report = new HtmlReport(each.run(), each.facts());
            html.folded(each.run().name() + ": " + report.title(), report::addTo);
        }
        if (!history.isEmpty()) {
            html.heading(2, "What was done").list(history);
        }
        html.write(name, file);
    }
}
