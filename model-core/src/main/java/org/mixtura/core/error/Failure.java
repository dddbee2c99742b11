package org.mixtura.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A problem as it is written down, so that another process can tell it.
 *
 * @param kind what sort of problem it is
 * @param what what happened
 * @param why what it means, or why it happened
 * @param remedy what to do about it
 */
public record Failure(Kind kind, String what, String why, String remedy) {

    /** The sorts of problems. */
    public enum Kind {
        CONFIG,
        DATA,
        DEVICE,
        STORAGE,
        DIVERGED,
        WORKER,
        /** Not a problem that a user can mend, but a fault of the program. */
        FAULT
    }

    /** A failure of any sort. */
    public static Failure of(Throwable failure) {
        return switch (failure) {
            case WorkbenchException known -> new Failure(kind(known), known.what(), known.why(), known.remedy());
            case OutOfMemoryError full ->
                new Failure(
                        Kind.DATA,
                        "There is not enough memory for this data set.",
                        "Java may use %,d MB, and this work needs more."
                                .formatted(Runtime.getRuntime().maxMemory() >> 20),
                        "Keep fewer variable genes or cells, or give Java more memory (MIXTURA_JAVA_OPTS=-Xmx16g).");
            default ->
                new Failure(
                        Kind.FAULT,
                        "Something went wrong that should not have.",
                        "This is a fault of the program: %s.".formatted(text(failure)),
                        "Please report it with the file log.txt of the run.");
        };
    }

    /** The problem as the exception that it was. */
    public WorkbenchException toException() {
        return switch (kind) {
            case CONFIG -> new ConfigProblem(what, why, remedy);
            case DATA -> new DataProblem(what, why, remedy);
            case DEVICE -> new DeviceProblem(what, why, remedy);
            case STORAGE -> new StorageProblem(what, why, remedy);
            case DIVERGED -> TrainingDiverged.told(what, why, remedy);
            case WORKER, FAULT -> new WorkerLost(what, why, remedy);
        };
    }

    /** The three texts as one paragraph. */
    public String paragraph() {
        return what + " " + why + " " + remedy;
    }

    private static Kind kind(WorkbenchException known) {
        return switch (known) {
            case ConfigProblem _ -> Kind.CONFIG;
            case DataProblem _ -> Kind.DATA;
            case DeviceProblem _ -> Kind.DEVICE;
            case StorageProblem _ -> Kind.STORAGE;
            case TrainingDiverged _ -> Kind.DIVERGED;
            case WorkerLost _ -> Kind.WORKER;
        };
    }

    private static String text(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }
}
