package org.mixtura.ui.error;

import java.util.Objects;
import java.util.Optional;
import org.mixtura.core.error.WorkbenchException;

/**
 * Something that went wrong, in words for the user.
 *
 * @param what what happened
 * @param why what it means
 * @param remedy what to do
 * @param details facts for a report, without a stack trace; may be empty
 * @param mend does what the remedy says
 */
public record Problem(String what, String why, String remedy, String details, Optional<Mend> mend) {

    /**
     * What a click does about a problem.
     *
     * @param text what the button says
     * @param action runs on the JavaFX thread
     */
    public record Mend(String text, Runnable action) {}

    /** One about which a click can do nothing. */
    public Problem(String what, String why, String remedy, String details) {
        this(what, why, remedy, details, Optional.empty());
    }

    /** The words of a {@link WorkbenchException}, or an apology for anything else, which is a bug. */
    public static Problem of(Throwable thrown) {
        if (thrown instanceof WorkbenchException known) {
            return new Problem(
                    WindowWords.of(known.what()),
                    WindowWords.of(known.why()),
                    WindowWords.of(known.remedy()),
                    cause(known));
        }
        return new Problem(
                "Something went wrong inside Mixtura.",
                "This is a fault of the program and not of your data; nothing was overwritten.",
                "Try again; if it happens again, copy the details into a report.",
                describe(thrown));
    }

    /** The same with a remedy that is one click away. */
    public Problem mendedBy(String sentence, Mend click) {
        return new Problem(what, why, sentence, details, Optional.of(click));
    }

    /** All of it as text, for a report. */
    public String asText() {
        String text = what + "\n" + why + "\n" + remedy;
        return details.isEmpty() ? text : text + "\n\nDetails\n" + details;
    }

    private static String cause(Throwable known) {
        return known.getCause() == null ? "" : describe(known.getCause());
    }

    private static String describe(Throwable thrown) {
        var text = new StringBuilder();
        for (Throwable t = thrown; t != null && text.length() < 2000; t = t.getCause()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(t.getClass().getSimpleName())
                    .append(": ")
                    .append(Objects.requireNonNullElse(t.getMessage(), "no message"));
        }
        return text.toString();
    }
}
