package org.mixtura.core.data.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a path holds, told from its first bytes; endings of names are not asked. */
enum FileKind {
    FOLDER("a folder"),
    HDF5("an HDF5 file"),
    MATRIX_MARKET("a Matrix Market file"),
    IDX("a file of images"),
    EMPTY("an empty file"),
    ZIP("a zip archive"),
    GZIP("a gzip-compressed file"),
    WEB_PAGE("a web page"),
    TEXT("a text file"),
    OTHER("not a known kind of file"),
    MISSING("nothing");

    private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** For example {@code a web page}. */
    String words() {
        return words;
    }

    static FileKind of(Path path) {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        if (!Files.exists(path)) {
            return MISSING;
        }
        try {
            byte[] start = start(path);
            if (isHdf5(start)) {
                return HDF5;
            }
            if (isUtf16(start)) {
                return ofText(new String(start, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8));
            }
            return isGzip(start) ? insideGzip(path) : ofText(start);
        } catch (IOException unreadable) {
            return OTHER;
        }
    }

    static boolean isGzip(byte[] start) {
        return start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }

    /** Opens a file, unpacking it when it is compressed; text in UTF-16 becomes UTF-8. */
    static InputStream openUnpacked(Path path) throws IOException {
        byte[] start = start(path);
        InputStream raw = Files.newInputStream(path);
        if (!isGzip(start)) {
            return isUtf16(start) ? new Utf16Input(raw) : raw;
        }
        try {
            var unpacked = new PushbackInputStream(new GZIPInputStream(raw, 1 << 16), 2);
            byte[] mark = unpacked.readNBytes(2);
            unpacked.unread(mark);
            return isUtf16(mark) ? new Utf16Input(unpacked) : unpacked;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Spreadsheets write "Unicode text" with two bytes a character and a mark that says in which order. */
    private static boolean isUtf16(byte[] start) {
        int mark = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        return mark == 0xfeff || mark == 0xfffe;
    }

    /** The error for a file, compressed or not, in which reading failed. */
    static UnreadableData notUnpacked(Path path, IOException cause) {
        return cause instanceof EOFException || cause instanceof ZipException
                ? cutShort("The compressed file %s ends too early or is damaged.".formatted(path.getFileName()), cause)
                : notReadable(path, cause);
    }

    /** The error for a file that was not copied whole, which {@code what} says. */
    static UnreadableData cutShort(String what, IOException cause) {
        return new UnreadableData(
                "damaged-file", what, "The copy or download did not finish.", "Copy or download it again.", cause);
    }

    /** The error for a file that the system does not let us read. */
    static UnreadableData notReadable(Path path, IOException cause) {
        boolean missing = cause instanceof NoSuchFileException;
        return new UnreadableData(
                missing ? "no-such-file" : "not-readable",
                missing ? "There is no file or folder %s.".formatted(path) : "%s cannot be read.".formatted(path),
                missing
                        ? "It may have been moved or renamed."
                        : "The system says: %s."
                                .formatted(cause.getMessage() == null ? "no reason" : cause.getMessage()),
                missing ? "Check the path, or choose the file again." : "Check the file and the rights to read it.",
                cause);
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4096);
        }
    }

    private static boolean isHdf5(byte[] start) {
        // The signature stands at 0, or after a user block of 512, 1024, 2048 ... bytes.
        for (int at = 0; at + HDF5_MAGIC.length <= start.length; at = at == 0 ? 512 : at * 2) {
            if (Arrays.equals(start, at, at + HDF5_MAGIC.length, HDF5_MAGIC, 0, HDF5_MAGIC.length)) {
                return true;
            }
        }
        return false;
    }

    private static FileKind insideGzip(Path path) {
        try (InputStream in = openUnpacked(path)) {
            FileKind inside = ofText(in.readNBytes(4096));
            return inside == MATRIX_MARKET || inside == IDX || inside == TEXT ? inside : GZIP;
        } catch (IOException damaged) {
            return GZIP;
        }
    }

    private static FileKind ofText(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String lower = text.stripLeading().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return EMPTY;
        } else if (text.startsWith("\0\0\b") && text.length() > 3 && text.charAt(3) >= 1 && text.charAt(3) <= 4) {
            return IDX;
        } else if (lower.startsWith("%%matrixmarket")) {
            return MATRIX_MARKET;
        } else if (text.startsWith("PK\u0003\u0004")) {
            return ZIP;
        } else if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return WEB_PAGE;
        }
        return text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t') ? TEXT : OTHER;
    }
}
