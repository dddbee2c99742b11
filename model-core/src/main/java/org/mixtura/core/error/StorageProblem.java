package org.mixtura.core.error;

import org.jspecify.annotations.Nullable;

/** A file or folder cannot be written or read back: disk full, no permission, or a damaged run folder. */
public final class StorageProblem extends WorkbenchException {

    public StorageProblem(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public StorageProblem(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
