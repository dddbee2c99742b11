package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.mixtura.core.Workbench;

/** Commands on one workbench, with what they print. */
record CliSession(Workbench workbench) {

    record Outcome(int code, String out, String err) {

        /** The last line that was printed. */
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out.lines().toList().getLast());
        }

        /** This, of a command that must have succeeded. */
        Outcome succeeded() {
            assertThat(code).as(err).isZero();
            return this;
        }

        /** The command must have refused its input, in one paragraph with these words and without a trace. */
        void isRefused(int exitCode, String... words) {
            assertThat(code).as(err).isEqualTo(exitCode);
            assertThat(err).startsWith("mixtura: ").contains(words).doesNotContain("Exception", "\tat ");
            assertThat(err.strip().lines()).hasSize(1);
        }
    }

    Outcome run(List<String> args) {
        return run(args.toArray(String[]::new));
    }

    Outcome run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new Cli(
                        workbench,
                        (_, _) -> {
                            throw new IllegalStateException("no window in this test");
                        },
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
        return new Outcome(code, out.toString(), err.toString());
    }
}
