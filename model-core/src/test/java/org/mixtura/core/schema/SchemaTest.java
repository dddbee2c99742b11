package org.mixtura.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mixtura.core.error.ConfigProblem;

class SchemaTest {

    enum Shape implements Choice {
        ROUND_ONE("round"),
        SQUARE("square"),
        TRIANGLE("triangle");

        private final String label;

        Shape(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    record Inner(
            @Section("Inside") @Param(label = "Rate", help = "A rate.", above = 0, max = 1)
            double rate,

            @Param(label = "Steps", help = "Steps.", min = 1, max = 100)
            int steps) {

        Inner {
            InvalidSetting.unless(steps > 1 || rate < 0.5, "steps", "Steps must exceed 1 when the rate is high.");
        }
    }

    record Outer(
            @Section("Outside")
            @Param(label = "Size", help = "A size.", symbol = "d", source = "a paper", min = 1, max = 9, basic = true)
            int size,

            @Param(
                    label = "Shape",
                    help = "A shape.",
                    choices = {"round-one", "square"})
            Shape shape,

            @When(field = "shape", is = "ROUND_ONE") @Param(label = "Smooth", help = "Smooth or not.")
            boolean smooth,

            @When(field = "shape", is = "round_one")
            @When(field = "size", above = 3)
            @Param(label = "Shadow", help = "A shadow.")
            boolean shadow,

            Inner inner) {}

    @Param(label = "Width", help = "A width.", unit = "units", min = 1, max = 8)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Width {}

    @When(field = "shape", is = "square")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OfSquares {}

    record Shared(
            @Param(label = "Shape", help = "A shape.") Shape shape,
            @Width @Source("a paper: 2") int first,

            @OfSquares @When(field = "first", above = 1) @Width
            int second) {}

    private final Outer defaults = new Outer(3, Shape.ROUND_ONE, true, false, new Inner(0.25, 4));
    private final Schema<Outer> schema = Schema.of(defaults);

    @Test
    void flattensGroupsInOrderWithTheirSections() {
        assertThat(schema.fields())
                .extracting(Field::key)
                .containsExactly("size", "shape", "smooth", "shadow", "inner.rate", "inner.steps");
        assertThat(schema.fields())
                .extracting(f -> f.info().section())
                .containsExactly("Outside", "Outside", "Outside", "Outside", "Inside", "Inside");
    }

    @Test
    void readsWhatSettingsHaveAlikeFromAnAnnotationOfTheirOwn() {
        var fields = Schema.of(new Shared(Shape.SQUARE, 2, 3)).fields();
        assertThat(fields.subList(1, 3)).extracting(f -> f.info().label()).containsExactly("Width", "Width");
        assertThat(fields.subList(1, 3)).extracting(f -> f.info().source()).containsExactly("a paper: 2", "");
        assertThat(fields.get(2).info().conditions())
                .extracting(Field.Condition::key)
                .containsExactly("shape", "first");
        assertThat(Schema.of(new Shared(Shape.SQUARE, 2, 3)).problems(Map.of("first", "9")))
                .containsExactly(new FieldProblem("first", "Width must be 1 to 8, not 9."));
    }

    @Test
    void keepsDefaultsForWhatIsNotGiven() {
        assertThat(schema.build(Map.of("inner.rate", "0.5")))
                .isEqualTo(new Outer(3, Shape.ROUND_ONE, true, false, new Inner(0.5, 4)));
    }

    @Test
    void findsFieldsByTheirLastNameWhenItIsUnambiguous() {
        assertThat(schema.field("steps")).map(Field::key).contains("inner.steps");
        assertThat(schema.field("nothing")).isEmpty();
    }

    @Test
    void reportsEveryBadValueAtItsField() {
        var problems = schema.problems(
                Map.of("size", "10", "shape", "oval", "inner.rate", "x", "smooth", "maybe", "extra", "1"));
        assertThat(problems)
                .extracting(FieldProblem::key)
                .containsExactlyInAnyOrder("size", "shape", "inner.rate", "smooth", "extra");
        assertThat(problems)
                .filteredOn(p -> p.key().equals("size"))
                .singleElement()
                .extracting(FieldProblem::message)
                .isEqualTo("Size must be 1 to 9, not 10.");
    }

    @Test
    void reportsAConflictBetweenSettingsAtTheNestedKey() {
        assertThat(schema.problems(Map.of("inner.rate", "0.9", "inner.steps", "1")))
                .containsExactly(new FieldProblem("inner.steps", "Steps must exceed 1 when the rate is high."));
    }

    @Test
    void refusesToBuildWithAllProblemsInOneMessage() {
        assertThatThrownBy(() -> schema.build(Map.of("size", "0", "inner.steps", "1.5")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Size must be 1 to 9")
                .hasMessageContaining("Steps must be a whole number");
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        assertThat(schema.problems(Map.of("inner.rate", "NaN"))).hasSize(1);
        assertThat(schema.problems(Map.of("inner.rate", "Infinity"))).hasSize(1);
        assertThat(schema.problems(Map.of("inner.rate", "0"))).hasSize(1);
    }

    @Test
    void offersOnlyTheNamedChoices() {
        assertThat(schema.problems(Map.of("shape", "triangle"))).hasSize(1);
        assertThat(schema.field("shape").orElseThrow().range())
                .contains("square")
                .doesNotContain("triangle");
    }

    @Test
    void switchesFieldsOffUnlessAllTheirConditionsHold() {
        var shadow = schema.field("shadow").orElseThrow();
        assertThat(schema.isActive(shadow, Map.of("size", "4"))).isTrue();
        assertThat(schema.isActive(shadow, Map.of("size", "3"))).isFalse();
        assertThat(schema.isActive(shadow, Map.of("size", "4", "shape", "square")))
                .isFalse();
        assertThat(schema.isActive(shadow, Map.of("size", "not typed yet"))).isFalse();
    }

    @Test
    void switchesFieldsOffWhoseConditionDoesNotHold() {
        var smooth = schema.field("smooth").orElseThrow();
        assertThat(schema.isActive(smooth, Map.of())).isTrue();
        assertThat(schema.isActive(smooth, Map.of("shape", "square"))).isFalse();
    }

    @Test
    void survivesTheWayThroughJsonAndTextForRandomValues() throws Exception {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 200; i++) {
            var value = new Outer(
                    random.nextInt(1, 10),
                    Shape.values()[random.nextInt(2)],
                    random.nextBoolean(),
                    random.nextBoolean(),
                    new Inner(random.nextDouble(0.001, 1), random.nextInt(2, 101)));
            var json = new ObjectMapper().readTree(schema.toJson(value).toString());
            assertThat(schema.fromJson(json)).isEqualTo(value);
            assertThat(schema.build(new LinkedHashMap<>(schema.texts(value)))).isEqualTo(value);
        }
    }

    @Test
    void nestsGroupsInJsonAndKeepsTypes() {
        assertThat(schema.toJson(defaults))
                .hasToString(
                        "{\"size\":3,\"shape\":\"round-one\",\"smooth\":true,\"shadow\":false,\"inner\":{\"rate\":0.25,\"steps\":4}}");
    }

    @Test
    void makesADocumentationTable() {
        assertThat(SchemaTable.markdown(schema).lines().toList())
                .hasSize(2 + schema.fields().size())
                .contains("| `size` | **Size** (d). A size. | 3 | 1 to 9 | a paper |");
    }

    @Test
    void refusesARecordWithAnUndescribedComponent() {
        record Bare(int nothing) {}
        assertThatThrownBy(() -> Schema.of(new Bare(1))).hasMessageContaining("nothing");
    }

    @Test
    void listsChoicesWithTheirWords() {
        assertThat(schema.field("shape").orElseThrow())
                .isInstanceOfSatisfying(Field.ChoiceField.class, choice -> assertThat(choice.options())
                        .isEqualTo(
                                List.of(new Field.Option("round-one", "round"), new Field.Option("square", "square"))));
    }
}
