package org.mixtura.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.ConfigProblem;

/** Places of the latent space as they are typed and kept. */
class PathPointTest {

    private static final Path BASE = Path.of("").toAbsolutePath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "component:3",
                "cell:AAAC-1",
                "cells:AAAC-1;GGGT-1",
                "cell_type=B cell",
                "umap:3.5,-2.0",
                "umap:1.0E-4,0.0",
                "latent:1=0.5,2=-1.0@nearest",
                "latent:4=2.0@mean",
                "pc:1=0.5,2=3.0@component"
            })
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(PathPoint.parse(text, BASE).text()).isEqualTo(text);
    }

    @Test
    void withoutAWordTheOtherDirectionsAreThoseOfTheNearestCell() {
        assertThat(PathPoint.parse("latent:2=1", BASE))
                .isEqualTo(
                        new PathPoint.OnAxes(List.of(new PathPoint.Coordinate(false, 2, 1)), PathPoint.Others.NEAREST));
        assertThat(PathPoint.parse("latent:2=1", BASE)).hasToString("latent 2 = 1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "umap:1", "umap:a,b", "component:x"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> PathPoint.parse(text, BASE))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no place");
    }
}
