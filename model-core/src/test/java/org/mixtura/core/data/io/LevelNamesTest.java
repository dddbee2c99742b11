package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelNamesTest {

    @Test
    void equal_names_belong_together_and_others_to_none_then() {
        assertThat(LevelNames.match(List.of("donor1", "donor2"), List.of("donor2", "donor3")))
                .isEqualTo(Map.of("donor2", "donor2"));
    }

    @Test
    void names_that_differ_in_what_all_of_a_side_have_belong_together() {
        assertThat(LevelNames.match(
                        List.of("study_p1.count", "study_p2.count", "study_p10.count"),
                        List.of("P10.metadata", "P1.metadata", "P2.metadata")))
                .isEqualTo(Map.of(
                        "study_p1.count", "P1.metadata",
                        "study_p2.count", "P2.metadata",
                        "study_p10.count", "P10.metadata"));
        assertThat(LevelNames.match(List.of("ctrl", "stim"), List.of("cells_ctrl", "cells_stim")))
                .isEqualTo(Map.of("ctrl", "cells_ctrl", "stim", "cells_stim"));
    }

    @Test
    void names_with_other_numbers_are_never_the_same() {
        assertThat(LevelNames.match(List.of("donor1", "donor2"), List.of("donor3", "donor4")))
                .isEmpty();
        assertThat(LevelNames.match(List.of("donor1", "donor2"), List.of("donor2_x", "donor3_x")))
                .isEmpty();
        assertThat(LevelNames.match(List.of("d11", "d12"), List.of("d21", "d22")))
                .isEmpty();
        assertThat(LevelNames.match(List.of("p1_a", "p1_b"), List.of("p2_a", "p2_b")))
                .isEmpty();
        assertThat(LevelNames.match(List.of("donor1"), List.of("donor3"))).isEmpty();
    }

    @Test
    void names_without_a_partner_leave_all_without_one() {
        assertThat(LevelNames.match(List.of("a.x", "b.x", "c.x"), List.of("a.y", "b.y")))
                .isEmpty();
        assertThat(LevelNames.match(List.of("a.x", "b.x"), List.of("a.y", "b.y", "c.y")))
                .isEmpty();
    }
}
