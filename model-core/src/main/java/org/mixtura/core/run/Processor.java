package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The processor of this computer as its system names it. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Its name, where the system tells it without being asked by a program, and how many cores this process may use. */
    static String words() {
        int cores = Runtime.getRuntime().availableProcessors();
        String many = cores == 1 ? "1 core" : cores + " cores";
        return name().map(name -> name + ", " + many).orElse(many);
    }

    private static Optional<String> name() {
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).or(Processor::onLinux);
    }

    private static Optional<String> onLinux() {
        if (!Files.isReadable(LINUX)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (IOException unreadable) {
            // The name is for people; nothing depends on it.
            return Optional.empty();
        }
    }
}
