package org.mixtura.core.error;

import org.jspecify.annotations.Nullable;

/** The computing device cannot be used: missing, out of memory, or without its native library. */
public final class DeviceProblem extends WorkbenchException {

    public DeviceProblem(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public DeviceProblem(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
