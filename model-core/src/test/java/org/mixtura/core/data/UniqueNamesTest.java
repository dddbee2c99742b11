package org.mixtura.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that repeat get the numbers that AnnData gives them. */
class UniqueNamesTest {

    @Test
    void laterOnesAreNumberedPastNamesThatAreThere() {
        var unique = UniqueNames.of(List.of("a", "a-1", "a", "b", "a"));
        assertThat(unique.names()).containsExactly("a", "a-1", "a-2", "b", "a-3");
        assertThat(unique.renamed()).isEqualTo(2);
    }

    @Test
    void namesThatDifferStayAsTheyAre() {
        assertThat(UniqueNames.of(List.of("b", "a"))).isEqualTo(new UniqueNames(List.of("b", "a"), 0));
    }
}
