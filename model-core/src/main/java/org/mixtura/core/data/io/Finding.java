package org.mixtura.core.data.io;

/**
 * One result of the import check.
 *
 * @param code a stable name for programs, for example {@code duplicate-genes}
 * @param what what was found, one sentence
 * @param why what it means
 * @param remedy what to do, or what will be done
 */
public record Finding(Severity severity, String code, String what, String why, String remedy) {

    /** How much it matters. */
    public enum Severity {
        /** Fine, worth knowing. */
        INFO,
        /** Training is possible; the user should decide. */
        WARNING,
        /** Training is not possible with this data as it is. */
        ERROR
    }
}
