package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.io.DataCheck;
import org.mixtura.core.data.io.DataChecks;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Finding.Severity;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;

class ChecksTest {

    private static DataCheck counts(Finding... problems) {
        var inspection = new Inspection(
                Path.of("d.h5ad"),
                ReadOptions.DETECT,
                "AnnData .h5ad",
                10,
                20,
                30,
                true,
                "layers/spliced",
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(problems));
        return new DataChecks(inspection, 1L << 30)
                .all().stream()
                        .filter(check -> check.title().equals("Counts"))
                        .findFirst()
                        .orElseThrow();
    }

    private static Finding elsewhere(Severity severity) {
        return new Finding(severity, Finding.COUNTS_ELSEWHERE, "Taken elsewhere.", "X has a NaN.", "Mend it.");
    }

    @Test
    void aCardOfCountsFromAnotherPlaceSaysWhy() {
        assertThat(counts(elsewhere(Severity.WARNING)))
                .isEqualTo(new DataCheck(
                        DataCheck.Level.WARN, "Counts", "whole", "Whole numbers at layers/spliced. X has a NaN."));
        assertThat(counts(elsewhere(Severity.INFO)).level()).isEqualTo(DataCheck.Level.GOOD);
        assertThat(counts().level()).isEqualTo(DataCheck.Level.GOOD);
    }
}
