package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.kernel.Kernels;

/**
 * What a step of the hand-written path takes from the Java heap on its thread, once it is compiled. Before that, vectors are
 * objects, which the compiler does away with.
 */
class AllocationTest {

    private static final Pattern LINE = Pattern.compile("bytes of a step: (\\d+) (\\d+) (\\d+)");

    /**
     * Measured: 76 kB with Poisson, whatever the genes and the counts, which are the engine's handles of small arrays and a
     * buffer of 64 logarithms a cell; 214 to 232 kB with negative binomial likelihoods, by what {@link #OF_A_COUNT} explains.
     */
    private static final long OF_A_STEP = 400_000;

    /** Measured: less than 10 kB for 458,752 pairs of cell and gene; one vector that stayed an object would be 2.7 MB. */
    private static final long OF_MORE_GENES = 50_000;

    /**
     * Measured: 0 bytes with Poisson, 25 for each count that is not zero with negative binomial likelihoods: a vector of 16
     * numbers goes to and from functions of log gamma and digamma that the compiler does not put in line, as an object of
     * 96 bytes each time. Genes without a count take no part in it.
     */
    private static final double OF_A_COUNT = 40;

    private static final double OF_A_COUNT_WITHOUT_GAMMA = 1;

    @BeforeAll
    static void vectorsAreWide() {
        assumeThat(Kernels.whyNot()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Likelihood.class,
            names = {"NB", "ZINB", "POISSON"})
    void nothingGrowsWithCellsTimesGenes(Likelihood likelihood) throws IOException, InterruptedException {
        var bytes = probe(likelihood);
        long few = bytes[0];
        long many = bytes[1];
        long counts = bytes[2];

        assertThat(many).as("a step").isLessThan(OF_A_STEP);
        assertThat(many - few).as("eight times the genes").isLessThan(OF_MORE_GENES);
        assertThat((counts - many)
                        / (double) (AllocationProbe.CELLS * (AllocationProbe.MANY_COUNTS - AllocationProbe.FEW_COUNTS)))
                .as("for each count that is not zero")
                .isLessThan(likelihood.hasDispersion() ? OF_A_COUNT : OF_A_COUNT_WITHOUT_GAMMA);
    }

    /** With few genes, with many, and with many of them counted. */
    private static long[] probe(Likelihood likelihood) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationProbe.class.getName(),
                        likelihood.name())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        var line = LINE.matcher(output);
        assertThat(line.find()).as(output).isTrue();
        return new long[] {Long.parseLong(line.group(1)), Long.parseLong(line.group(2)), Long.parseLong(line.group(3))};
    }
}
