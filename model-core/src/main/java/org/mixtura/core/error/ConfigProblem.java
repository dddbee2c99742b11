package org.mixtura.core.error;

/** The request itself is wrong: an unknown setting, a value out of range, a command that does not fit together. */
public final class ConfigProblem extends WorkbenchException {

    public ConfigProblem(String what, String why, String remedy) {
        super(what, why, remedy, null);
    }
}
