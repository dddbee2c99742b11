package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the program can do about a finding when it is asked to. None of it changes the source file. */
public sealed interface Fix {

    /** Whether it does something only with data that can be used; on refused data it would end in the same refusal. */
    default boolean needsUsableData() {
        return switch (this) {
            case Continue _,
                    KeepApart _,
                    SumDuplicateGenes _,
                    LeaveOutEmptyCells _,
                    LeaveOutGenes _,
                    Subsample _,
                    UseAsBatch _,
                    MergeSpellings _,
                    AsMissing _,
                    SamplesFromBarcodes _,
                    JoinLabels _ -> true;
            case UseCountsAt _,
                    Orient _,
                    TakeAnyValues _,
                    AllAreCounts _,
                    NotCounts _,
                    ReadDecimals _,
                    BlanksAreZeros _,
                    ShowList _,
                    OpenOther _,
                    JoinSamples _,
                    AsInFile _,
                    ChooseOther _ -> false;
        };
    }

    /** Takes the counts from another place of the file. */
    record UseCountsAt(String place) implements Fix {}

    /** Reads the table the other way round. */
    record Orient(Orientation orientation) implements Fix {}

    /** Takes values that are no counts as they are, for models that can be trained on them. */
    record TakeAnyValues() implements Fix {}

    /** Reads all columns of numbers of a table as counts. */
    record AllAreCounts() implements Fix {}

    /** Leaves columns or rows of a table out of the counts, beside those that are left out already. */
    record NotCounts(List<String> names) implements Fix {
        public NotCounts {
            names = List.copyOf(names);
        }
    }

    /**
     * Reads the numbers of a table with that sign before their decimals.
     *
     * @param seen the sign that the table has, and that it is asked about
     */
    record ReadDecimals(DecimalSign sign, DecimalSign seen) implements Fix {

        /** About a text, of whose signs a comma matters more: it stands before decimals where points are there, too. */
        static ReadDecimals of(DecimalSign sign, String text) {
            return new ReadDecimals(sign, text.indexOf(',') >= 0 ? DecimalSign.COMMA : DecimalSign.POINT);
        }
    }

    /** Takes blank fields of a table as 0. */
    record BlanksAreZeros() implements Fix {}

    /** Goes on with the data as they are. */
    record Continue() implements Fix {}

    /** Leaves genes of one name as they are, and says no more about them. */
    record KeepApart() implements Fix {}

    /** Writes a data set in which genes of one name are one gene, with the sum of their counts. */
    record SumDuplicateGenes() implements Fix {}

    /** Writes a data set without the cells that have no count. */
    record LeaveOutEmptyCells() implements Fix {}

    /** Writes a data set without these genes, named by their ids. */
    record LeaveOutGenes(List<String> ids) implements Fix {
        public LeaveOutGenes {
            ids = List.copyOf(ids);
        }
    }

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

    /** Opens another file of the folder that was chosen. */
    record OpenOther(Path file) implements Fix {}

    /** Takes a column as the batch. */
    record UseAsBatch(String column) implements Fix {}

    /** Joins the samples of a folder to one data set, once the user has seen how. */
    record JoinSamples(List<Path> samples) implements Fix {
        public JoinSamples {
            samples = List.copyOf(samples);
        }
    }

    /** Makes one level of all spellings of a level in a column, while it is read. */
    record MergeSpellings(String column) implements Fix {}

    /** Takes cells with these levels of a column as without a value, while it is read. */
    record AsMissing(String column, List<String> levels) implements Fix {
        public AsMissing {
            levels = List.copyOf(levels);
        }
    }

    /** Takes a column as the file has it again. */
    record AsInFile(String column) implements Fix {}

    /** Adds a column that says which sample each barcode names, while it is read. */
    record SamplesFromBarcodes() implements Fix {}

    /** Joins a file that has a column of cell types. */
    record JoinLabels() implements Fix {}

    /** Opens another file instead. */
    record ChooseOther() implements Fix {}
}
