package org.mixtura.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.Environment;
import org.mixtura.core.schema.Schema;

class ReportFactsTest {

    static Stream<ModelFamily<?>> families() {
        return new ModelFamilies().all().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyModelIsSaidWithItsNumbers(ModelFamily<?> family) {
        assertThat(facts(family.schema()).shape(4))
                .as(family.card().name())
                .matches(
                        "(\\d+ categories, \\d+ state dimensions?|\\d+ latent dimensions?(,| and) a mixture of 4 components)"
                                + "( and (the likelihood '[a-z_]+'|the squared error as reconstruction term))?")
                .doesNotContain("''");
    }

    private static <C extends Record> ReportFacts facts(Schema<C> schema) {
        var settings = schema.texts(schema.defaults()).entrySet().stream()
                .map(text -> new ReportFacts.Setting(text.getKey(), text.getKey(), text.getValue()))
                .toList();
        return new ReportFacts(
                "", "", "", settings, "", List.of(), List.of(), Environment.current("test", ""), new LinkedHashMap<>());
    }
}
