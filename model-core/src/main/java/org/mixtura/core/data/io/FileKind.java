package org.mixtura.core.data.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/** What a path holds, told from its first bytes; endings of names are not asked. */
enum FileKind {
    FOLDER("a folder"),
    HDF5("an HDF5 file"),
    MATRIX_MARKET("a Matrix Market file"),
    IDX("a file of images"),
    EMPTY("an empty file"),
    ZIP("a zip archive"),
    TAR("a tar archive"),
    SEVEN_ZIP("a 7z archive"),
    GZIP("a gzip-compressed file"),
    XZ("an xz-compressed file"),
    BZIP2("a bzip2-compressed file"),
    ZSTD("a zstd-compressed file"),
    R_OBJECT("an object of R (.rds or .RData)"),
    EXCEL("an Excel workbook"),
    ZARR("a zarr store"),
    NUMPY("a file of NumPy"),
    PARQUET("a Parquet table"),
    WEB_PAGE("a web page"),
    LFS_POINTER("a pointer of Git LFS"),
    TEXT("a text file"),
    OTHER("not a known kind of file"),
    MISSING("nothing");

    private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** One of these stands in each folder of a zarr store. */
    private static final List<String> ZARR_FILES = List.of(".zgroup", ".zattrs", ".zarray", "zarr.json");

    /** What files of other programs begin with, as ISO 8859-1. */
    private static final Map<String, FileKind> SIGNATURES = Map.of(
            "\u00fd7zXZ\0", XZ,
            "BZh", BZIP2,
            "(\u00b5/\u00fd", ZSTD,
            "7z\u00bc\u00af'\u001c", SEVEN_ZIP,
            "X\n\0\0\0", R_OBJECT,
            "RDX", R_OBJECT,
            "\u00d0\u00cf\u0011\u00e0", EXCEL,
            "\u0093NUMPY", NUMPY,
            "PAR1", PARQUET);

    /** In the header of a tar archive. */
    private static final int TAR_MARK = 257;

    /** No more is unpacked to look for damage. */
    private static final long LONGEST_LOOK = 1L << 32;

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
            return ZARR_FILES.stream().anyMatch(name -> Files.exists(path.resolve(name))) ? ZARR : FOLDER;
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
            var unpacked = new UnpackedInput(raw);
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
        return switch (cause) {
            case EOFException _ ->
                cutShort("The compressed file %s ends too early.".formatted(path.getFileName()), cause);
            case ZipException _ ->
                new UnreadableData(
                        Hdf5Node.DAMAGED,
                        "The compressed file %s is damaged.".formatted(path.getFileName()),
                        "What it unpacks to does not fit the checksum in it, or is cut: bytes were changed on the way.",
                        "Copy or download it again, and compare its size or checksum with that of the source.",
                        cause);
            default -> notReadable(path, cause);
        };
    }

    /** What is wrong with a compressed file as such; empty for one that is whole, not compressed or very large. */
    static Optional<UnreadableData> damage(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (!isGzip(start(file))) {
                return Optional.empty();
            }
            try (InputStream in = openUnpacked(file)) {
                byte[] piece = new byte[1 << 16];
                long all = 0;
                for (int read = in.read(piece); read >= 0 && all < LONGEST_LOOK; read = in.read(piece)) {
                    all += read;
                }
            }
            return Optional.empty();
        } catch (EOFException | ZipException damaged) {
            return Optional.of(notUnpacked(file, damaged));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
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
            return switch (inside) {
                case MATRIX_MARKET, IDX, TEXT, R_OBJECT, TAR -> inside;
                default -> GZIP;
            };
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
            return inZip(text);
        } else if (text.startsWith("ustar", TAR_MARK)) {
            return TAR;
        } else if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return WEB_PAGE;
        } else if (text.startsWith("version https://git-lfs")) {
            return LFS_POINTER;
        }
        if (text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')) {
            return TEXT;
        }
        return SIGNATURES.entrySet().stream()
                .filter(known -> text.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    /** Programs write their documents as zip archives, too; names of the files in them tell which. */
    private static FileKind inZip(String text) {
        if (text.contains("[Content_Types].xml") || text.contains("xl/")) {
            return EXCEL;
        } else if (text.contains(".npy")) {
            return NUMPY;
        }
        return text.contains(".zgroup") || text.contains("zarr.json") ? ZARR : ZIP;
    }
}
