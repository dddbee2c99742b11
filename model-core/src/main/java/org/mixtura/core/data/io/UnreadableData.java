package org.mixtura.core.data.io;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.DataProblem;

/** A file that cannot be read, with the finding that says so; becomes a {@link DataProblem} or part of a check. */
final class UnreadableData extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnreadableData(String code, String what, String why, String remedy) {
        this(code, what, why, remedy, null);
    }

    UnreadableData(String code, String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.finding = new Finding(Finding.Severity.ERROR, code, what, why, remedy);
    }

    /** The same with things to do about it. */
    UnreadableData with(Fix... fixes) {
        return new UnreadableData(finding.with(fixes), getCause());
    }

    private UnreadableData(Finding finding, @Nullable Throwable cause) {
        super(finding.what(), cause);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    DataProblem asProblem() {
        return new DataProblem(finding.what(), finding.why(), finding.remedy(), getCause());
    }
}
