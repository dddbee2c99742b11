package org.mixtura.ui.control;

import java.util.List;
import java.util.stream.Stream;

/** Genes as people type them. */
public final class GeneNames {

    private GeneNames() {}

    /** The names in a text, separated by commas, semicolons or blanks. */
    public static List<String> in(String text) {
        return Stream.of(text.split("[,;\\s]+")).filter(name -> !name.isBlank()).toList();
    }
}
