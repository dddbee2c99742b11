package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {

    private static final Pattern MARK = Pattern.compile("step \\d+: resident (\\d+) MiB, (\\d+) native tensors");

    /** In a process of its own, whose Java heap has one size from the start: what moves is native memory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void trainingStepsLeaveNothingBehind() throws IOException, InterruptedException {
        var soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemorySoak.class.getName(),
                        "128",
                        "200",
                        "64",
                        "500",
                        "2500")
                .redirectErrorStream(true)
                .start();
        String output = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(soak.waitFor()).as(output).isZero();
        List<MatchResult> marks = MARK.matcher(output).results().toList();
        assertThat(marks).as(output).hasSize(2);
        assertThat(number(marks.get(1), 2)).as("native tensors").isEqualTo(number(marks.get(0), 2));
        // One leaked minibatch of 64 x 200 floats a step would be 98 MiB.
        assertThat(number(marks.get(1), 1) - number(marks.get(0), 1))
                .as("growth in MiB")
                .isLessThan(20);
    }

    private static long number(MatchResult mark, int group) {
        return Long.parseLong(mark.group(group));
    }
}
