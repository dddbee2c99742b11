package org.mixtura.core.error;

import org.jspecify.annotations.Nullable;

/** The data cannot be used: not readable, not counts, or a column that is not there. */
public sealed class DataProblem extends WorkbenchException permits GenesDiffer {

    public DataProblem(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public DataProblem(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
