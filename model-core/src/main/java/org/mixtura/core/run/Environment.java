package org.mixtura.core.run;

/**
 * Where a run was made; recorded with it, because numbers are only promised to repeat on the same set-up.
 *
 * @param mixtura version of this program
 * @param java version of the Java runtime
 * @param torch version of the native library
 * @param system operating system and architecture
 */
public record Environment(String mixtura, String java, String torch, String system) {

    /** All of it in a line. */
    public String words() {
        return "Mixtura %s, Java %s, PyTorch %s, %s".formatted(mixtura, java, torch, system);
    }

    /** This process. */
    public static Environment current(String mixtura, String torch) {
        return new Environment(
                mixtura,
                Runtime.version().toString(),
                torch,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
