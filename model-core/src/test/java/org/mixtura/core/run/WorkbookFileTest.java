package org.mixtura.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.error.StorageProblem;

/** A workbook holds what it was given, in tabs of legal names. */
class WorkbookFileTest {

    @TempDir
    private Path folder;

    @Test
    void tabsHoldTextsAndNumbers() throws IOException {
        Path file = folder.resolve("scores.xlsx");
        WorkbookFile.write(
                file,
                List.of(
                        new WorkbookFile.Sheet(
                                "VAE, none, kmeans",
                                List.of("A note."),
                                List.of("run", "ari", "nothing"),
                                List.of(List.of("first & last", 0.25, Double.NaN))),
                        new WorkbookFile.Sheet("other", List.of(), List.of("n"), List.of(List.of(7)))));
        assertThat(part(file, "xl/workbook.xml")).contains("VAE, none, kmeans", "other");
        String sheet = part(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<v>0.25</v>").doesNotContain("NaN");
        assertThat(sheet + part(file, "xl/sharedStrings.xml")).contains("A note.", "first &amp; last", "nothing");
        assertThat(part(file, "xl/worksheets/sheet2.xml")).contains("<v>7</v>");
    }

    @Test
    void namesThatExcelWouldRefuseAreChanged() {
        var taken = new HashSet<String>();
        assertThat(WorkbookFile.tabName("a/b: [c]?", taken)).isEqualTo("a b   c");
        String longName = "a name of more than thirty-one letters";
        assertThat(WorkbookFile.tabName(longName, taken)).isEqualTo(longName.substring(0, 31));
        assertThat(WorkbookFile.tabName(longName, taken)).hasSize(31).endsWith(" (2)");
        assertThat(WorkbookFile.tabName("A B   C", taken))
                .as("case does not count")
                .isEqualTo("A B   C (2)");
    }

    @Test
    void aNameWithoutTheEndingGetsIt() {
        assertThat(WorkbookFile.named(Path.of("a/b.XLSX"))).isEqualTo(Path.of("a/b.XLSX"));
        assertThat(WorkbookFile.named(Path.of("a/b.csv"))).isEqualTo(Path.of("a/b.csv.xlsx"));
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> WorkbookFile.write(
                        folder.resolve("no/scores.xlsx"),
                        List.of(new WorkbookFile.Sheet("a", List.of(), List.of("b"), List.of()))))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("cannot be written");
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
