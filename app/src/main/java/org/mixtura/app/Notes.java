package org.mixtura.app;

import java.io.PrintWriter;
import java.util.List;

/** Prints what may be wrong with data on the error stream, so that results on the other stay readable by programs. */
final class Notes {

    private Notes() {}

    static void print(List<String> notes, PrintWriter err) {
        notes.forEach(note -> err.printf("mixtura: Note: %s%n", note));
        err.flush();
    }
}
