package org.mixtura.core.project;

/** Whether a project can be changed. */
public sealed interface Access {

    /** It can. */
    record Writable() implements Access {}

    /**
     * It can only be looked at.
     *
     * @param why a sentence
     * @param remedy what to do, a sentence
     */
    record ReadOnly(String why, String remedy) implements Access {}
}
