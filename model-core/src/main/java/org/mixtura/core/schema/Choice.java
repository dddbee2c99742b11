package org.mixtura.core.schema;

import java.util.Locale;

/** An enum whose constants are choices of a setting, with a text for people. */
public interface Choice {

    /** The constant's name. */
    String name();

    /** The text in form and documentation. */
    String label();

    /** The word of flags and files: the constant's name in lower case, with hyphens. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
