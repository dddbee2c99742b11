package org.mixtura.core.model.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.schema.SchemaTable;

/** Keeps the model pages true: the table of settings in each is the generated one. */
class ModelPagesTest {

    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- /settings -->";

    @Test
    void everyFamilyHasAPageWithItsGeneratedTable() throws IOException {
        for (ModelFamily<?> family : new ModelFamilies().all()) {
            Path page = Path.of("../docs/models").resolve(family.card().id() + ".md");
            assertThat(page).exists();
            String text = Files.readString(page);
            assertThat(text).contains(BEGIN, END);
            assertThat(text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END)))
                    .as("table of settings in %s; 'mixtura models --settings' prints the right one", page)
                    .isEqualTo(SchemaTable.markdown(family.schema()));
        }
    }
}
