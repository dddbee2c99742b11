package org.mixtura.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.schema.Schema;
import org.mixtura.ui.FxTest;

class SchemaFormTest extends FxTest {

    private FormModel<?> model;
    private FormModel<PrepConfig> prep;

    @BeforeEach
    void showForm() {
        model = new FormModel<>(new ScviFamily().schema());
        prep = new FormModel<>(Schema.of(PrepConfig.DEFAULTS));
        show(
                () -> {
                    var pane = new ScrollPane(new SchemaForm(List.of(model, prep)));
                    pane.setFitToWidth(true);
                    return pane;
                },
                900,
                1100);
    }

    private String text(String name) {
        return model.entry(name).orElseThrow().textProperty().get();
    }

    @Test
    void basicFieldsShowAndTheOthersUnfold() {
        assertThat(exists("#field-latentDim")).isTrue();
        assertThat(exists("#field-variableGenes")).isTrue();
        assertThat(exists("#field-train-batchSize")).isFalse();

        click("#all-settings");

        assertThat(exists("#field-train-batchSize")).isTrue();
        assertThat(exists("#field-validationShare")).isTrue();
    }

    @Test
    void aWrongValueTurnsItsFieldRedAndSaysWhy() {
        TextField field = find("#field-latentDim");
        var before = colourAt(field, 30, 0);

        click(field);
        keys(KeyCode.CONTROL, KeyCode.A);
        type("900");

        Label problem = find("#problem-latentDim");
        assertThat(problem.getText()).contains("Latent dimensions must be 1 to 256");
        var after = colourAt(field, 30, 0);
        assertThat(before.getSaturation()).isLessThan(0.02);
        assertThat(after.getRed() - after.getBlue()).isGreaterThan(0.03);
        screenshot("form-invalid");
    }

    @Test
    void arrowKeysStepWithinTheRange() {
        click("#field-latentDim");
        keys(KeyCode.UP);
        keys(KeyCode.SHIFT, KeyCode.UP);
        assertThat(text("latentDim")).isEqualTo("36");

        fx(() -> model.entry("latentDim").orElseThrow().textProperty().set("1"));
        keys(KeyCode.DOWN);
        assertThat(text("latentDim")).isEqualTo("1");
    }

    @Test
    void aChangedFieldCanBeSetBack() {
        click("#field-latentDim");
        keys(KeyCode.UP);
        assertThat(exists("#reset-latentDim")).isTrue();

        click("#reset-latentDim");

        assertThat(text("latentDim")).isEqualTo("25");
        assertThat(exists("#reset-latentDim")).isFalse();
    }

    @Test
    void choicesSwitchOffWhatHasNoEffect() {
        click("#all-settings");
        Node dispersion = find("#field-dispersion");
        assertThat(dispersion.isDisabled()).isFalse();

        ComboBox<?> likelihood = find("#field-likelihood");
        fx(() -> likelihood.getSelectionModel().selectLast());
        pulses(2);

        assertThat(text("likelihood")).isEqualTo("poisson");
        assertThat(dispersion.isDisabled()).isTrue();
    }

    @Test
    void theSearchShowsOnlyWhatMatches() {
        click("#all-settings");
        click("#search-settings");
        type("epsilon");

        assertThat(exists("#field-train-adamEpsilon")).isTrue();
        assertThat(exists("#field-train-batchSize")).isFalse();
    }
}
