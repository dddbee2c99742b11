package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What programs and people write below or beside a table of numbers, computed from the numbers themselves. */
enum Statistic {
    SUM("the sum of the others"),
    MEAN("the mean of the others"),
    MEDIAN("the median of the others"),
    LOWER_QUARTILE("the lower quartile of the others"),
    UPPER_QUARTILE("the upper quartile of the others"),
    DEVIATION("the standard deviation of the others"),
    POPULATION_DEVIATION("the standard deviation of the others"),
    VARIANCE("the variance of the others"),
    POPULATION_VARIANCE("the variance of the others"),
    STANDARD_ERROR("the standard error of the others"),
    MINIMUM("the smallest of the others"),
    MAXIMUM("the largest of the others"),
    NUMBER("the number of the others"),
    DETECTED("the number of others above 0"),
    DETECTED_SHARE("the share of others above 0"),
    DETECTED_PERCENT("the percentage of others above 0"),
    SHARE("the sum of the others as a share of the whole table"),
    PERCENT("the sum of the others in percent of the whole table");

    private static final double HUNDRED = 100;

    private final String words;

    Statistic(String words) {
        this.words = words;
    }

    /** The end of a sentence that begins with "it". */
    String reason() {
        return "is " + words;
    }

    /**
     * Its value.
     *
     * @param of numbers that are finite, at least one
     * @param all sum of all numbers of the table
     */
    double value(Numbers of, double all) {
        return switch (this) {
            case SUM -> of.sum;
            case MEAN -> of.mean();
            case MEDIAN -> of.quantile(0.5);
            case LOWER_QUARTILE -> of.quantile(0.25);
            case UPPER_QUARTILE -> of.quantile(0.75);
            case DEVIATION -> Math.sqrt(of.variance(1));
            case POPULATION_DEVIATION -> Math.sqrt(of.variance(0));
            case VARIANCE -> of.variance(1);
            case POPULATION_VARIANCE -> of.variance(0);
            case STANDARD_ERROR -> Math.sqrt(of.variance(1) / of.values.length);
            case MINIMUM -> of.quantile(0);
            case MAXIMUM -> of.quantile(1);
            case NUMBER -> of.values.length;
            case DETECTED -> of.detected();
            case DETECTED_SHARE -> of.detected() / of.values.length;
            case DETECTED_PERCENT -> HUNDRED * of.detected() / of.values.length;
            case SHARE -> of.sum / all;
            case PERCENT -> HUNDRED * of.sum / all;
        };
    }

    /** Numbers of which several statistics are asked. */
    static final class Numbers {

        private final double[] values;
        private final double sum;
        private boolean sorted;

        /** @param values are sorted when a quantile is asked for */
        Numbers(double[] values) {
            this.values = values;
            this.sum = DoubleStream.of(values).sum();
        }

        private double mean() {
            return sum / values.length;
        }

        /** @param fewer how many fewer than the numbers the squares are divided by */
        private double variance(int fewer) {
            double mean = mean();
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return squares / (values.length - fewer);
        }

        private double detected() {
            return DoubleStream.of(values).filter(value -> value > 0).count();
        }

        /** Between two numbers on the line through them, as most programs have it (type 7 of Hyndman and Fan 1996). */
        private double quantile(double share) {
            if (!sorted) {
                Arrays.sort(values);
                sorted = true;
            }
            double at = share * (values.length - 1);
            int below = (int) at;
            int above = Math.min(below + 1, values.length - 1);
            return values[below] + (at - below) * (values[above] - values[below]);
        }
    }
}
