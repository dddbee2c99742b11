package org.mixtura.core.data.io;

import java.util.List;
import java.util.stream.Collectors;

/** What the program can do about a finding when it is asked to. None of it changes the source file. */
public sealed interface Fix {

    /** Takes the counts from another place of the file. */
    record UseCountsAt(String place) implements Fix {}

    /** Reads the table the other way round. */
    record Orient(Orientation orientation) implements Fix {}

    /** Takes values that are no counts as they are, for models that can be trained on them. */
    record TakeAnyValues() implements Fix {}

    /** Reads all columns of numbers of a table as counts. */
    record AllAreCounts() implements Fix {}

    /** Writes a data set in which genes of one name are one gene, with the sum of their counts. */
    record SumDuplicateGenes() implements Fix {}

    /** Writes a data set without the cells that have no count. */
    record LeaveOutEmptyCells() implements Fix {}

    /** Writes a data set of some of the cells, each label represented by its share. */
    record Subsample(int cells) implements Fix {}

    /**
     * Shows names that are too many for a sentence.
     *
     * @param title what they are
     */
    record ShowList(String title, List<String> names) implements Fix {
        public ShowList {
            names = List.copyOf(names);
        }

        /** All of them, one a line below the header {@code name}; quoted where a name has commas or quotation marks. */
        public String csv() {
            return names.stream()
                    .map(name -> name.matches("[^,\"\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining("\n", "name\n", "\n"));
        }
    }

    /** Joins a file that has a column of cell types. */
    record JoinLabels() implements Fix {}

    /** Opens another file instead. */
    record ChooseOther() implements Fix {}
}
