package org.mixtura.core.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a project's folder.
 *
 * <pre>
 * project.json    schema, name, data references
 * history.jsonl   every step, a line each
 * palettes.json views/   layers as other programs can read them; written anew with each snapshot
 * runs/ labels/ figures/
 * .recovery/      snapshot of the layers, copies of what files were before
 * .lock
 * </pre>
 */
final class ProjectFiles {

    static final String DESCRIPTION = "project.json";
    static final String JOURNAL = "history.jsonl";
    static final String RUNS = "runs";
    static final String FIGURES = "figures";
    static final String RECOVERY = ".recovery";

    private final Path folder;
    private final Migrations migrations;
    private final KeptFile description;
    private final KeptFile snapshot;
    private final Journal journal;

    ProjectFiles(Path folder, Migrations migrations) {
        this.folder = folder;
        this.migrations = migrations;
        Path recovery = folder.resolve(RECOVERY);
        this.description = new KeptFile(folder.resolve(DESCRIPTION), recovery);
        this.snapshot = new KeptFile(recovery.resolve("layers.json"), recovery);
        this.journal = new Journal(folder.resolve(JOURNAL));
    }

    Journal journal() {
        return journal;
    }

    void writeDescription(ProjectFile content) throws IOException {
        description.write(content.write(migrations.current(), folder));
    }

    void writeSnapshot(History history, long upTo) throws IOException {
        snapshot.write(StepJson.write(history, upTo));
        LayerFiles.write(folder, history.state());
    }

    /**
     * What was found of a project.
     *
     * @param schema as it is on disk
     * @param notices what the user should know, a sentence each
     */
    record Found(ProjectFile file, int schema, History history, List<JournalLine> lines, List<String> notices) {}

    /**
     * Reads everything, and replays the steps since the last snapshot.
     *
     * @param mend whether what is damaged or old may be put right on disk
     */
    Found read(boolean mend) throws IOException {
        var notices = new ArrayList<String>();
        var content = description.read().orElseThrow(() -> new IOException("project.json is missing or damaged"));
        if (content.isCopy()) {
            notices.add("The file project.json was damaged; its newest copy is used.");
        }
        if (!(content.json() instanceof ObjectNode json)) {
            throw new IOException("project.json is no JSON object");
        }
        int schema = json.path(ProjectFile.SCHEMA).asInt(1);
        boolean older = schema < migrations.current();
        if (older && mend) {
            backUp(schema);
            notices.add("The project was made by an older Mixtura and is in the present form now; a copy of what it was"
                    + " lies in its folder %s.".formatted(backup(schema).getFileName()));
        }
        var file = ProjectFile.read(older ? migrations.migrate(json) : json, folder);
        if (mend && (older || content.isCopy())) {
            writeDescription(file);
        }
        var lines = lines(mend, notices);
        return new Found(file, schema, replay(lines, notices), lines, List.copyOf(notices));
    }

    private List<JournalLine> lines(boolean mend, List<String> notices) throws IOException {
        var content = journal.read();
        if (!content.isWhole()) {
            notices.add("The last step of the journal was not written whole and is left out.");
            if (mend) {
                journal.mend(content);
            }
        }
        return content.lines();
    }

    private History replay(List<JournalLine> lines, List<String> notices) throws IOException {
        History history = History.EMPTY;
        long upTo = 0;
        var latest = snapshot.read();
        if (latest.isPresent()) {
            try {
                history = StepJson.readHistory(latest.get().json());
                upTo = latest.get().json().path("n").asLong();
            } catch (RuntimeException damaged) {
                notices.add("The snapshot of the project was damaged; all steps were done again from its journal.");
            }
        }
        for (JournalLine line : lines) {
            if (line.number() > upTo) {
                try {
                    history = history.after(line.step());
                } catch (IllegalStateException mismatch) {
                    notices.add(
                            "A step of the journal does not fit and is left out: %s.".formatted(mismatch.getMessage()));
                }
            }
        }
        return history;
    }

    private void backUp(int schema) throws IOException {
        Path backup = backup(schema);
        Files.createDirectories(backup);
        for (String name : List.of(DESCRIPTION, JOURNAL)) {
            if (Files.exists(folder.resolve(name))) {
                Files.copy(folder.resolve(name), backup.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path backup(int schema) {
        return folder.resolve(RECOVERY).resolve("schema-" + schema);
    }

    /** What reads a newer project than this program knows; empty when it is none. */
    Optional<Access.ReadOnly> tooNew(int schema) {
        return schema <= migrations.current()
                ? Optional.empty()
                : Optional.of(new Access.ReadOnly(
                        "It was made by a newer Mixtura.", "Use that one to change it; this one can show it."));
    }
}
