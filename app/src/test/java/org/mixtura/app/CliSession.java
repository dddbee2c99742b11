package org.mixtura.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.mixtura.core.Workbench;

/** Commands on one workbench, with what they print. */
record CliSession(Workbench workbench) {

    record Outcome(int code, String out, String err) {

        /** The last line that was printed. */
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out.lines().toList().getLast());
        }
    }

    Outcome run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new Cli(
                        workbench,
                        _ -> {
                            throw new IllegalStateException("no window in this test");
                        },
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
        return new Outcome(code, out.toString(), err.toString());
    }
}
