package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.error.DataProblem;

class BarcodeListTest {

    @TempDir
    private Path folder;

    private BarcodeList list(String... lines) throws IOException {
        return new BarcodeList(Files.write(folder.resolve("cells.txt"), List.of(lines)));
    }

    @Test
    void keepsTheListedCellsInTheOrderOfTheData() throws IOException {
        var cells = new CellTable(List.of("a", "b", "c", "d"), List.of());
        assertThat(list("d", "", "b\tB cell").in(cells, new ImportLog())).containsExactly(1, 3);
    }

    @Test
    void aHeaderIsNoCellAndIsTold() throws IOException {
        var cells = new CellTable(List.of("a", "b", "c"), List.of());
        var log = new ImportLog();

        assertThat(list("Barcode", "b", "c").in(cells, log)).containsExactly(1, 2);

        assertThat(log.steps()).anySatisfy(step -> assertThat(step).contains("Barcode, was taken for a header"));
        var named = new CellTable(List.of("barcode", "b", "c"), List.of());
        assertThat(list("barcode", "b").in(named, new ImportLog())).containsExactly(0, 1);
    }

    @Test
    void namesABarcodeThatIsNotThere() throws IOException {
        var cells = new CellTable(List.of("a", "b"), List.of());
        assertThatThrownBy(() -> list("a", "x").in(cells, new ImportLog()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("1 of the 2");
        assertThatThrownBy(() -> list().in(cells, new ImportLog())).isInstanceOf(DataProblem.class);
    }

    @Test
    void refusesBarcodesOfSeveralCells() throws IOException {
        var cells = new CellTable(List.of("a", "a", "b"), List.of());
        assertThatThrownBy(() -> list("a").in(cells, new ImportLog()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("several cells");
    }

    @Test
    void barcodesWithoutTheirEndingsAreFoundWhenThatIsSaid() throws IOException {
        var cells = new CellTable(List.of("AAAC-1", "AAAG-1", "AAAT-1"), List.of());
        var list = list("AAAG", "AAAT");

        assertThatThrownBy(() -> list.in(cells, new ImportLog()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("2 of them are found")
                .hasMessageContaining("--match without-suffix");
        assertThat(new BarcodeList(list.file(), new BarcodeRule.WithoutSuffix()).in(cells, new ImportLog()))
                .containsExactly(1, 2);
        var wells = new CellTable(List.of("AAAG-1", "AAAG-2", "AAAT-1"), List.of());
        assertThatThrownBy(
                        () -> new BarcodeList(list.file(), new BarcodeRule.WithoutSuffix()).in(wells, new ImportLog()))
                .hasMessageContaining("several cells");
    }

    @Test
    void saysWhenTheFileIsNotThere() {
        var cells = new CellTable(List.of("a"), List.of());
        assertThatThrownBy(() -> new BarcodeList(folder.resolve("none.txt")).in(cells, new ImportLog()))
                .isInstanceOf(DataProblem.class);
    }
}
