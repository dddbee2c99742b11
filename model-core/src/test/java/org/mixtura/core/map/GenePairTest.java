package org.mixtura.core.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.GeneTable;

class GenePairTest {

    private final GeneTable genes = new GeneTable(List.of("E1", "E2", "E3"), List.of("CD3D", "CD8A", "H2-K1+"));

    @Test
    void twoNamesWithAPlusAreAPair() {
        assertThat(GenePair.in("CD3D+CD8A", genes)).contains(new GenePair("CD3D", "CD8A"));
        assertThat(GenePair.in(" E1 +  nobody ", genes)).contains(new GenePair("E1", "nobody"));
    }

    @Test
    void aGeneWithAPlusInItsNameIsNone() {
        assertThat(GenePair.in("H2-K1+", genes)).isEmpty();
        for (String text : List.of("CD3D", "CD3D+", "+CD8A", "+", "a+b+c", "")) {
            assertThat(GenePair.in(text, genes)).as(text).isEmpty();
        }
    }

    @Test
    void completionBeginsAfterThePlus() {
        assertThat(GenePair.lastName("CD")).isZero();
        assertThat(GenePair.lastName("CD3D + C")).isEqualTo(7);
        assertThat(GenePair.lastName("CD3D+")).isEqualTo(5);
    }

    @Test
    void aBlendIsReadAsItWasWritten() throws Exception {
        var blend = new MapColour.Blend(
                new MapColour.Gene("CD3D", false, Optional.of(new MapColour.Range(0, 2.5))),
                new MapColour.Gene("E2", true, Optional.empty()));
        assertThat(MapColourJson.read(MapColourJson.write(blend))).isEqualTo(blend);
        for (String wrong : List.of("[]", "[{\"gene\":\"a\"}]", "[{\"gene\":\"a\"},{\"column\":\"b\"}]", "\"a\"")) {
            var json = new ObjectMapper().readTree("{\"blend\":" + wrong + "}");
            assertThatThrownBy(() -> MapColourJson.read(json))
                    .as(wrong)
                    .hasMessageContaining("'blend' is a list of two");
        }
    }
}
