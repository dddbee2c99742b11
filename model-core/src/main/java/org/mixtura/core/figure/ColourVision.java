package org.mixtura.core.figure;

import org.mixtura.core.schema.Choice;

/**
 * How people see colours. Severe forms of colour-vision deficiency as matrices on linear RGB: Machado, Oliveira and Fernandes, IEEE
 * Transactions on Visualization and Computer Graphics 15 (2009), table 1.
 */
public enum ColourVision implements Choice {
    FULL("All colours", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    DEUTERANOPIA("Without green (deuteranopia)", new double[][] {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    }),
    PROTANOPIA("Without red (protanopia)", new double[][] {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    }),
    TRITANOPIA("Without blue (tritanopia)", new double[][] {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    });

    private final String label;
    private final double[][] matrix;

    ColourVision(String label, double[][] matrix) {
        this.label = label;
        this.matrix = matrix;
    }

    @Override
    public String label() {
        return label;
    }

    /** A colour as it is seen, {@code 0xAARRGGBB}; the opacity stays. */
    public int seen(int argb) {
        if (this == FULL) {
            return argb;
        }
        double[] linear = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = (argb >> 16 - 8 * c & 255) / 255.0;
            linear[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        int out = argb & 0xff000000;
        for (int r = 0; r < 3; r++) {
            double v = matrix[r][0] * linear[0] + matrix[r][1] * linear[1] + matrix[r][2] * linear[2];
            double limited = Math.clamp(v, 0, 1);
            double coded = limited <= 0.0031308 ? 12.92 * limited : 1.055 * Math.pow(limited, 1 / 2.4) - 0.055;
            out |= (int) Math.round(255 * coded) << 16 - 8 * r;
        }
        return out;
    }
}
