package org.mixtura.core.run;

/**
 * Where a run was made; recorded with it, because numbers are only promised to repeat on the same set-up.
 *
 * @param mixtura version of this program
 * @param java version of the Java runtime
 * @param torch version of the native library
 * @param system operating system and architecture
 * @param processor its name and how many cores it has; empty: not known
 */
public record Environment(String mixtura, String java, String torch, String system, String processor) {

    /** All of it in a line. */
    public String words() {
        return "Mixtura %s, Java %s, PyTorch %s, %s%s"
                .formatted(mixtura, java, torch, system, processor.isEmpty() ? "" : ", " + processor);
    }

    /** Whether nothing is known to be different; earlier versions did not record the processor. */
    public boolean isLike(Environment other) {
        boolean known = !processor.isEmpty() && !other.processor.isEmpty();
        return known ? equals(other) : withProcessor("").equals(other.withProcessor(""));
    }

    private Environment withProcessor(String name) {
        return new Environment(mixtura, java, torch, system, name);
    }

    /**
     * What can be promised of a repetition, in a sentence.
     *
     * @param device that was trained on, as {@link RunStatus} has it
     */
    public String repeats(String device) {
        return device.startsWith("cpu")
                ? "All random numbers come from the seed, and on the same processor with as many threads all numbers repeat;"
                        + " other processors and GPUs round sums in another way."
                : "All random numbers come from the seed, but a GPU adds in an order of its own: losses and clusters repeat, last"
                        + " digits may not.";
    }

    /** This process. */
    public static Environment current(String mixtura, String torch) {
        return new Environment(
                mixtura,
                Runtime.version().toString(),
                torch,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Processor.words());
    }
}
