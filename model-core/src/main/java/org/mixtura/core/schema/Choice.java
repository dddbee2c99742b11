package org.mixtura.core.schema;

/** An enum whose constants are choices of a setting, with a text for people. */
public interface Choice {

    /** The text in form and documentation; flags and files use the constant's name in lower case. */
    String label();
}
