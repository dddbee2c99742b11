package org.mixtura.ui.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the window means by the words of the field.
 *
 * @param words in the order of the alphabet
 */
record Glossary(List<Word> words) {

    private static final String FILE = "glossary.md";
    /** A row of the table; its head and the line below have no small letter after the bar. */
    private static final String ROW = "\\| .+ \\| .+ \\|";

    /** A word, or several that mean the same, and a sentence or two about it. */
    record Word(String name, String meaning) {

        private boolean has(String text) {
            return name.toLowerCase(Locale.ROOT).contains(text)
                    || meaning.toLowerCase(Locale.ROOT).contains(text);
        }

        private boolean isNamed(String text) {
            return name.toLowerCase(Locale.ROOT).startsWith(text);
        }
    }

    Glossary {
        words = List.copyOf(words);
    }

    /** The one that comes with the program. */
    static Glossary bundled() {
        try (var in = Glossary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the build is incomplete: " + FILE + " is missing");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows of the table in a document. */
    static Glossary of(String markdown) {
        return new Glossary(markdown.lines()
                .filter(line -> line.matches(ROW))
                .skip(1)
                .map(line -> line.substring(2, line.length() - 2).split(" \\| ", 2))
                .map(cells -> new Word(cells[0].strip(), cells[1].strip().replace("*", "")))
                .toList());
    }

    /** Those that have a text in their name or meaning; those whose name begins with it first. */
    List<Word> with(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> word.has(wanted))
                .sorted(Comparator.comparing(word -> !word.isNamed(wanted)))
                .toList();
    }
}
