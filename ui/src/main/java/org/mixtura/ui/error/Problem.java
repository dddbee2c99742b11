package org.mixtura.ui.error;

import java.util.Objects;
import org.mixtura.core.error.WorkbenchException;

/**
 * Something that went wrong, in words for the user.
 *
 * @param what what happened
 * @param why what it means
 * @param remedy what to do
 * @param details facts for a report, without a stack trace; may be empty
 */
public record Problem(String what, String why, String remedy, String details) {

    /** The words of a {@link WorkbenchException}, or an apology for anything else, which is a bug. */
    public static Problem of(Throwable thrown) {
        if (thrown instanceof WorkbenchException known) {
            return new Problem(known.what(), known.why(), known.remedy(), cause(known));
        }
        return new Problem(
                "Something went wrong inside Mixtura.",
                "This is a fault of the program and not of your data; nothing was overwritten.",
                "Try again; if it happens again, copy the details into a report.",
                describe(thrown));
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
