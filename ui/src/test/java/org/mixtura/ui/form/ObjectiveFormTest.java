package org.mixtura.ui.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixtura.core.model.scaespy.ScaespyFamily;
import org.mixtura.ui.FxTest;

/** A family that is moved through with sliders says what its settings come to. */
class ObjectiveFormTest extends FxTest {

    private FormModel<?> model;

    @BeforeEach
    void showForm() {
        model = new FormModel<>(new ScaespyFamily().schema());
        show(
                () -> {
                    var pane = new ScrollPane(new SchemaForm(List.of(model)));
                    pane.setFitToWidth(true);
                    return pane;
                },
                900,
                900);
    }

    private void set(String name, String text) {
        fx(() -> model.entry(name).orElseThrow().textProperty().set(text));
    }

    private String text(String name) {
        return model.entry(name).orElseThrow().textProperty().get();
    }

    private String explanation() {
        Label label = find(".form-explanation");
        return label.getText();
    }

    @Test
    void namedModelsAndTheFreeOneSayTheirWeights() {
        assertThat(explanation()).isEqualTo("Loss: reconstruction + 1 KL + 1 MMD, prior of 10 components.");
        assertThat(find("#slider-alpha").isDisabled()).isTrue();

        set("variant", "mmdae");
        assertThat(explanation()).isEqualTo("Loss: reconstruction + 0 KL + 1 MMD, prior of one normal distribution.");

        set("variant", "free");
        set("alpha", "0.25");
        set("lambda", "3");
        assertThat(find("#slider-alpha").isDisabled()).isFalse();
        assertThat(explanation()).isEqualTo("Loss: reconstruction + 0.75 KL + 2.25 MMD, prior of 10 components.");
        screenshot("form-objective");

        set("lambda", "0.1");
        assertThat(model.validProperty().get()).isFalse();
        assertThat(exists(".form-explanation"))
                .as("what is not valid means nothing")
                .isFalse();
    }

    @Test
    void slidersAndTextsFollowEachOther() {
        set("variant", "free");
        Slider alpha = find("#slider-alpha");
        Slider lambda = find("#slider-lambda");
        fx(() -> alpha.setValue(0.5));
        assertThat(text("alpha")).isEqualTo("0.5");
        fx(() -> lambda.setValue(1));
        assertThat(text("lambda")).isEqualTo("100000");
        set("lambda", "123.456");
        assertThat(lambda.getValue()).isCloseTo(Math.log1p(123.456) / Math.log1p(100_000), within(1e-9));
        assertThat(text("lambda")).as("what was typed is not rounded").isEqualTo("123.456");
    }

    @Test
    void aWideRangeIsFineWhereItIsSmall() {
        var wide = new SliderScale(0, 100_000);
        for (double value : new double[] {0, 1, 2, 50, 100_000}) {
            assertThat(Double.parseDouble(wide.text(wide.position(value)))).isCloseTo(value, within(0.01 * value));
        }
        assertThat(wide.position(2)).isGreaterThan(0.05);
        assertThat(new SliderScale(0, 1).text(0.333)).isEqualTo("0.33");
    }
}
