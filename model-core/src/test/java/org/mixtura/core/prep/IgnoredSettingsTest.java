package org.mixtura.core.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.GeneTable;

class IgnoredSettingsTest {

    private static final PrepConfig ASKED = new PrepConfig(2000, true, true, true, false, 0, 0, 1, 0.1, 0, true);
    private static final List<String> IDS = List.of("ENSG00000170345", "ENSG00000156738");
    private static final List<String> SYMBOLS = List.of("FOS", "MS4A1");

    @Test
    void each_setting_that_changes_nothing_is_told_with_its_reason() {
        assertThat(IgnoredSettings.of(ASKED, new GeneTable(IDS, IDS), false, false))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("prep.stratify", "no column of labels"))
                .anySatisfy(line -> assertThat(line).contains("prep.variableWithinBatches", "no column of batches"))
                .anySatisfy(line -> assertThat(line).contains("prep.keepMarkers", "ENSG00000170345"))
                .anySatisfy(line -> assertThat(line).contains("prep.keepImmediateEarly"));
    }

    @Test
    void settings_that_do_something_need_no_word() {
        assertThat(IgnoredSettings.of(ASKED, new GeneTable(IDS, SYMBOLS), true, true))
                .isEmpty();
        assertThat(IgnoredSettings.of(PrepConfig.DEFAULTS, new GeneTable(IDS, IDS), false, false))
                .isEmpty();
    }
}
