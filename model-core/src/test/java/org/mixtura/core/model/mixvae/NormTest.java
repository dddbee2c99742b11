package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormTest {

    private static final ArmForm.Norm PUBLISHED = new ArmForm.Norm(true, 0.1, 1e-10);

    @Test
    void countsAreNormalisedAsPublished() {
        var counts = new OutputSettings(Observation.NB, ExpressionScale.TEN_THOUSAND);
        assertThat(PUBLISHED.suiting(counts)).isEqualTo(PUBLISHED);
    }

    @Test
    void aUnitThatWasSilentCannotMakeAnImageInfinite() {
        var norm = PUBLISHED.suiting(OutputSettings.PIXELS);
        // A unit whose running variance is zero multiplies what wakes it by this much, in each layer again.
        double wakened = 1 / Math.sqrt(norm.epsilon());
        assertThat(Math.pow(wakened, 5)).isLessThan(1e8);
        assertThat(norm.momentum()).isEqualTo(0.1);
        assertThat(new ArmForm.Norm(false, 0.1, 0.01)
                        .suiting(OutputSettings.PIXELS)
                        .epsilon())
                .isEqualTo(0.01);
    }
}
