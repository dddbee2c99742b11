package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingJsonTest {

    @Test
    void what_can_be_done_comes_back_from_the_cache() {
        var finding = new Finding(
                Finding.Severity.WARNING,
                "some",
                "What.",
                "Why.",
                "Do.",
                List.of(
                        new Fix.NotCounts(List.of("Mean", "a, b")),
                        new Fix.ReadDecimals(DecimalSign.COMMA, DecimalSign.POINT),
                        new Fix.BlanksAreZeros(),
                        new Fix.LeaveOutGenes(List.of("HTO-1", "HTO-2")),
                        new Fix.Continue(),
                        new Fix.KeepApart(),
                        new Fix.UseCountsAt("raw/X"),
                        new Fix.AsMissing("type", List.of("?")),
                        new Fix.ChooseOther()));

        assertThat(FindingJson.read(FindingJson.write(finding))).isEqualTo(finding);
    }
}
