package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** What a gzip-compressed file holds, and whether anything else stands behind it. */
final class UnpackedInput extends PushbackInputStream {

    private final Gzip gzip;

    /** @param raw the compressed bytes */
    UnpackedInput(InputStream raw) throws IOException {
        this(new Gzip(raw));
    }

    private UnpackedInput(Gzip gzip) {
        // What a text begins with is looked at before it is read.
        super(gzip, 2);
        this.gzip = gzip;
    }

    /** Whether bytes stand behind the compressed text that are none, after all of it was read; zeros fill blocks and do not count. */
    boolean hasBytesBehind() throws IOException {
        return gzip.hasBytesBehind();
    }

    private static final class Gzip extends GZIPInputStream {

        /** A member ends with its checksum and length. */
        private static final int TRAILER = 8;

        Gzip(InputStream raw) throws IOException {
            super(raw, 1 << 16);
        }

        boolean hasBytesBehind() throws IOException {
            for (int at = len - inf.getRemaining() + TRAILER; at < len; at++) {
                if (buf[at] != 0) {
                    return true;
                }
            }
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
