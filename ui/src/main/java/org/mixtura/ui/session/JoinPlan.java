package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.io.BatchNames;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.ui.error.Problem;

/**
 * Files of one study that are to be joined, and how.
 *
 * @param parts the files in their order
 * @param batchColumn what the column is called that says which file a cell is from
 * @param doubt why they should not be joined without being asked
 */
public record JoinPlan(List<Part> parts, String batchColumn, Optional<Problem> doubt) {

    public JoinPlan {
        parts = List.copyOf(parts);
    }

    /**
     * One of the files.
     *
     * @param batch what its cells are called in the batch column
     * @param orientation which way round it is; empty: as the file tells
     * @param countsAt where its counts are; empty: where they are found
     */
    public record Part(Path file, String batch, Optional<Orientation> orientation, Optional<String> countsAt) {

        ReadOptions reading() {
            return new ReadOptions(countsAt, orientation);
        }
    }

    /** Everything as the files tell it. */
    public static JoinPlan of(List<Path> files) {
        List<String> names = BatchNames.of(files);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < files.size(); i++) {
            parts.add(new Part(files.get(i), names.get(i), Optional.empty(), Optional.empty()));
        }
        return new JoinPlan(parts, ImportRequest.BATCH, Optional.empty());
    }

    JoinPlan doubted(Problem why) {
        return new JoinPlan(parts, batchColumn, Optional.of(why));
    }

    ImportRequest request(GeneJoin genes) {
        return new ImportRequest(
                parts.stream().map(Part::file).toList(),
                parts.stream().map(Part::reading).toList(),
                List.of(),
                TableMatch.WHOLE,
                batchColumn,
                parts.stream().map(Part::batch).toList(),
                genes,
                ImportRequest.Changes.NONE);
    }
}
