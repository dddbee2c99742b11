package org.mixtura.core.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in a sentence why the system refused a file. Its own messages are often no more than a path. */
public final class SystemReason {

    private SystemReason() {}

    /** One sentence for the middle of a {@link WorkbenchException}. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException wrapped when wrapped.getCause() instanceof IOException cause -> of(cause);
            case NoSuchFileException e -> "'%s' does not exist.".formatted(e.getFile());
            case AccessDeniedException e -> "'%s' may not be read or written by this user.".formatted(e.getFile());
            case DirectoryNotEmptyException e -> "'%s' is a folder.".formatted(e.getFile());
            case FileAlreadyExistsException e -> "'%s' is a file, not a folder.".formatted(e.getFile());
            case NotDirectoryException e -> "'%s' is not a folder.".formatted(e.getFile());
            case FileSystemException e
            when e.getReason() != null -> "The system says of '%s': %s.".formatted(e.getFile(), e.getReason());
            case FileSystemException e -> "'%s' cannot be used.".formatted(e.getFile());
            case JsonProcessingException e -> "It is no valid JSON%s.".formatted(place(e));
            // Those who write images wrap what the system said.
            case IOException e when e.getCause() instanceof IOException cause -> of(cause);
            // Some exceptions of the platform say no more than the path.
            case IOException e
            when e.getMessage() != null && e.getMessage().matches("/\\S*") ->
                "'%s' cannot be used.".formatted(e.getMessage());
            case IOException e when e.getMessage() != null -> "The system says: %s.".formatted(e.getMessage());
            case WorkbenchException known -> known.what() + " " + known.why();
            case IllegalArgumentException e when e.getMessage() != null -> "It is said: %s.".formatted(e.getMessage());
            // Any other text is one for programmers.
            default -> "There is no further reason given.";
        };
    }

    private static String place(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }
}
