package org.mixtura.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private static final Path PAGE = Path.of("..", "docs", "glossary.md");

    private final Glossary glossary = Glossary.bundled();

    @Test
    void thePageAmongTheDocumentsIsTheSame() throws IOException {
        assertThat(Glossary.of(Files.readString(PAGE))).isEqualTo(glossary);
    }

    @Test
    void everyWordHasASentence() {
        assertThat(glossary.words()).hasSizeGreaterThan(40).allSatisfy(word -> {
            assertThat(word.name()).isNotBlank().isNotEqualTo("Word").doesNotContain("|", "*");
            assertThat(word.meaning()).endsWith(".").doesNotContain("|", "*");
        });
        assertThat(glossary.words()).extracting(Glossary.Word::name).doesNotHaveDuplicates();
    }

    @Test
    void whatBeginsWithTheTextComesBeforeWhatMentionsIt() {
        var found = glossary.with(" Component ");
        assertThat(found.getFirst().name()).isEqualTo("component");
        assertThat(found).hasSizeGreaterThan(1).allSatisfy(word -> assertThat(
                        (word.name() + word.meaning()).toLowerCase(java.util.Locale.ROOT))
                .contains("component"));
        assertThat(glossary.with("")).isEqualTo(glossary.words());
        assertThat(glossary.with("flux capacitor")).isEmpty();
    }
}
