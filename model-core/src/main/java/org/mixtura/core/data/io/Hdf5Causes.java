package org.mixtura.core.data.io;

import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.links.ExternalLink;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What HDF5 files may have that is no damage and cannot be read all the same: ways of packing, links, kinds of values. */
final class Hdf5Causes {

    /** How the library says which way of packing it does not know. */
    private static final Pattern FILTER = Pattern.compile("not available: name='([^']*)' id=(-?\\d+)");

    private static final String WRITE_AGAIN =
            "Write the file again with gzip: in Python adata.write_h5ad('new.h5ad', compression='gzip'), elsewhere h5repack"
                    + " -f GZIP=4 old.h5ad new.h5ad.";

    private Hdf5Causes() {}

    /** The error that a failure of the library stands for, where it is known to be no damage. */
    static Optional<UnreadableData> of(String path, Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Matcher filter = FILTER.matcher(at.getMessage() == null ? "" : at.getMessage());
            if (at instanceof HdfFilterException && filter.find()) {
                return Optional.of(unknownFilter(path, filter.group(1), filter.group(2), failure));
            }
        }
        return Optional.empty();
    }

    private static UnreadableData unknownFilter(String path, String name, String id, Throwable cause) {
        return new UnreadableData(
                "unknown-filter",
                "The element %s is packed in a way that cannot be read here (%s)."
                        .formatted(path, name.isBlank() ? "HDF5 filter " + id : "HDF5 filter '" + name + "'"),
                "Gzip, LZF, LZ4, shuffle and bitshuffle can be; the file itself may be fine.",
                WRITE_AGAIN,
                cause);
    }

    /**
     * What a link within the file leads to; anything else as it is.
     *
     * @throws UnreadableData for a link to another file or to nothing
     */
    static Node followed(Node node) throws UnreadableData {
        if (!(node instanceof Link link)) {
            return node;
        }
        if (node instanceof ExternalLink) {
            throw linked(
                    node.getPath(),
                    "to another file (%s)".formatted(Findings.shown(target(link))),
                    "A data set is read from one file; the other may be changed or missing without anybody noticing.",
                    null);
        }
        Node target;
        try {
            target = link.getTarget();
        } catch (RuntimeException | StackOverflowError broken) {
            throw linked(
                    node.getPath(),
                    "to %s, which is not there".formatted(Findings.shown(target(link))),
                    "What it stood for was removed, or was never copied into this file.",
                    broken);
        }
        return target;
    }

    private static String target(Link link) {
        try {
            return String.valueOf(link.getTargetPath());
        } catch (RuntimeException unreadable) {
            return "";
        }
    }

    private static UnreadableData linked(String path, String where, String why, @Nullable Throwable cause) {
        return new UnreadableData(
                "linked-elsewhere",
                "The element %s is only a link %s.".formatted(path, where),
                why,
                "Open the file that holds the values, or write one file of both: in Python read it and write it again.",
                cause);
    }

    /** The error for values that are no plain numbers. */
    static UnreadableData noNumbers(String path) {
        return new UnreadableData(
                "no-plain-numbers",
                "The element %s holds no plain numbers, but text, flags, complex numbers or records.".formatted(path),
                "Counts are whole or decimal numbers.",
                "Write it again as numbers: in Python for example adata.X = adata.X.astype('float32').");
    }
}
