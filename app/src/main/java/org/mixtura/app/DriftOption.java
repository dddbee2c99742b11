package org.mixtura.app;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Option;

/** How much housekeeping genes may change along a path or state. */
final class DriftOption {

    @Option(
            names = "--drift-limit",
            paramLabel = "SHARE",
            description =
                    "path, states: housekeeping genes that change by more than this share of what others change by are"
                            + " told in amber. Default: 0.5.")
    private @Nullable Double limit;

    /** @throws ConfigProblem when it cannot be one */
    double limit() {
        if (limit != null && !(limit > 0 && limit <= PathLook.LARGEST_DRIFT)) {
            throw new ConfigProblem(
                    "--drift-limit %s is no limit.".formatted(limit),
                    "It is a share of what other genes change by, above 0 and at most %.0f."
                            .formatted(PathLook.LARGEST_DRIFT),
                    "Correct it, for example --drift-limit 0.3.");
        }
        return limit == null ? PathLook.USUAL_DRIFT : limit;
    }
}
