package org.mixtura.core.data.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts of files that do not say how they are written: UTF-8 where that can be, else Windows-1252, in which spreadsheets of
 * Western Europe and America write. Different bytes are always different texts, so that no two names become one.
 */
final class WesternText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private WesternText() {}

    /** The text; null where the bytes cannot be UTF-8. */
    static @Nullable String utf8(byte[] bytes, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            plain &= bytes[i] >= 0;
        }
        if (plain) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    /** The text that is no UTF-8; five bytes that Windows-1252 leaves open are read as Latin-1 has them. */
    static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, WINDOWS);
        return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
