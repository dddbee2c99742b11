package org.mixtura.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestKeyTest {

    private static final List<String> KEYS = List.of("latentDim", "dropout", "train.epochs", "train.kl.start");

    @Test
    void aSlipOfThePenIsFoundWhereverTheKeyLies() {
        assertThat(NearestKey.of("latntDim", KEYS)).contains("latentDim");
        assertThat(NearestKey.of("latnetdim", KEYS)).contains("latentDim");
        assertThat(NearestKey.of("model.latentDim", KEYS)).contains("latentDim");
        assertThat(NearestKey.of("train.epoch", KEYS)).contains("train.epochs");
        assertThat(NearestKey.question("dropuot", KEYS)).isEqualTo(" Did you mean 'dropout'?");
    }

    @Test
    void whatIsLikeNoKeyIsNotGuessed() {
        assertThat(NearestKey.of("temperature", KEYS)).isEmpty();
        assertThat(NearestKey.of("k", KEYS)).isEmpty();
        assertThat(NearestKey.question("colour", KEYS)).isEmpty();
    }
}
