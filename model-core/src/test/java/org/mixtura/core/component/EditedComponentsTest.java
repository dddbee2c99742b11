package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.layer.ComponentsJson;

/** Three components on a line; the middle one holds two clouds of cells. */
class EditedComponentsTest {

    private static final int EACH = 100;

    private static FloatMatrix latent() {
        var random = new Random(2);
        float[] values = new float[2 * 4 * EACH];
        double[] middles = {0, 9, 11, 30};
        for (int cell = 0; cell < 4 * EACH; cell++) {
            values[2 * cell] = (float) (middles[cell / EACH] + 0.3 * random.nextGaussian());
            values[2 * cell + 1] = (float) (0.3 * random.nextGaussian());
        }
        return new FloatMatrix(4 * EACH, 2, values);
    }

    private static EditedComponents model() {
        var mixture = new LatentMixture(
                new double[] {Math.log(0.25), Math.log(0.5), Math.log(0.25)},
                new FloatMatrix(3, 2, new float[] {0, 0, 10, 0, 30, 0}),
                new FloatMatrix(3, 2, new float[] {0, 0, (float) -Math.log(4), 0, 0, 0}));
        int[] codes = new int[4 * EACH];
        for (int cell = 0; cell < codes.length; cell++) {
            codes[cell] = new int[] {0, 1, 1, 2}[cell / EACH];
        }
        return EditedComponents.of(mixture, new Column.Categorical("component", List.of("1", "2", "3"), codes));
    }

    private static Column.Categorical types() {
        int[] codes = new int[4 * EACH];
        for (int cell = 0; cell < codes.length; cell++) {
            codes[cell] = cell / EACH;
        }
        return new Column.Categorical("type", List.of("A", "B", "C", "D"), codes);
    }

    @Test
    void aMergeKeepsWeightMeanAndVarianceOfBoth() {
        var merged = model().merged(List.of(0, 1));
        assertThat(merged.groups()).extracting(ComponentGroup::name).containsExactly("1+2", "3");
        var both = merged.groups().getFirst();
        assertThat(both.origins()).containsExactly(1, 2);
        assertThat(both.weight()).isCloseTo(0.75, within(1e-9));
        assertThat(both.mean()[0]).isCloseTo(20.0 / 3, within(1e-6));
        // Within: (1 + 2 * 4) / 3; between: 200/9.
        assertThat(both.variance()[0]).isCloseTo(3 + 200.0 / 9, within(1e-5));
        assertThat(merged.counts()).containsExactly(300, 100);
    }

    @Test
    void aSplitFindsTheCloudsOfAComponent() {
        var split = model().split(1, latent(), 2, 0);
        assertThat(split.groups()).extracting(ComponentGroup::name).containsExactly("1", "2a", "3", "2b");
        assertThat(split.counts()).containsExactly(100, 100, 100, 100);
        assertThat(split.groups().get(1).weight() + split.groups().get(3).weight())
                .isCloseTo(0.5, within(1e-9));
        var effect = EditEffect.of(model(), split, Optional.of(types()), latent());
        assertThat(effect.ariAfter().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(effect.ariBefore().orElseThrow()).isLessThan(0.8);
        assertThat(effect.likelihoodAfter()).isGreaterThan(effect.likelihoodBefore());
        assertThat(effect.words()).startsWith("ARI 0.").contains("→ 1.000");
    }

    @Test
    void whatIsSplitAndMergedAgainHoldsTheSameCells() {
        var again = model().split(1, latent(), 2, 0).merged(List.of(1, 3));
        assertThat(again.counts()).isEqualTo(model().counts());
        assertThat(again.groups().get(1).origins()).containsExactly(2);
    }

    @Test
    void namesStayDifferentAndLockedComponentsStayAsTheyAre() {
        var named = model().renamed(0, " B cells ");
        assertThat(named.column().levels()).containsExactly("B cells", "2", "3");
        assertThat(named.find("B cells")).isZero();
        assertThatThrownBy(() -> named.renamed(1, "B cells"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> named.renamed(1, " ")).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> named.find("9"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("9");
        assertThatThrownBy(() -> named.merged(List.of(2, 2))).isInstanceOf(ConfigProblem.class);

        var locked = model().locked(1, true);
        assertThatThrownBy(() -> locked.merged(List.of(0, 1)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> locked.split(1, latent(), 2, 0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> locked.renamed(1, "x")).isInstanceOf(ConfigProblem.class);
        assertThat(locked.locked(1, false).renamed(1, "x").groups().get(1).name())
                .isEqualTo("x");
    }

    @Test
    void tooFewCellsAreNotSplit() {
        assertThatThrownBy(() -> model().split(0, latent(), 25, 0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> model().split(0, latent(), 1, 0)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void jsonKeepsEverything() {
        var edited = model().split(1, latent(), 2, 0)
                .coloured(0, OptionalInt.of(0xff123456))
                .locked(2, true)
                .renamed(0, "naïve");
        assertThat(ComponentsJson.read(ComponentsJson.write(edited))).isEqualTo(edited);
    }
}
