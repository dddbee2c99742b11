package org.mixtura.core.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Writes figures to files. A file appears whole and checked, or not at all. Stateless; any thread may call it. */
public final class FigureWriter {

    /** One format's way to draw and to prove that what it wrote can be read. */
    interface Encoder {

        void write(Figure figure, FigureOutput output, Path file) throws IOException;

        /** Throws when the file is not what was asked for. */
        void check(FigureOutput output, Path file) throws IOException;
    }

    /**
     * Writes a figure. A file of that name is replaced.
     *
     * @throws StorageProblem when the file cannot be written; then nothing is left behind
     */
    public void write(Figure figure, FigureOutput output, Path file) {
        Path target = file.toAbsolutePath();
        Encoder encoder = encoder(output.format());
        Path temporary = null;
        try {
            Path folder = Objects.requireNonNull(target.getParent(), "a file has a folder");
            Files.createDirectories(folder);
            if (Files.isDirectory(target)) {
                throw new DirectoryNotEmptyException(target.toString());
            }
            temporary = Files.createTempFile(folder, ".figure", ".part");
            encoder.write(figure, output, temporary);
            encoder.check(output, temporary);
            readableByOthers(temporary);
            move(temporary, target);
            temporary = null;
        } catch (IOException e) {
            throw new StorageProblem(
                    "The figure cannot be written to " + file + ".",
                    SystemReason.of(e),
                    "Choose a folder that you may write to and that has space left.",
                    e);
        } finally {
            remove(temporary);
        }
    }

    /**
     * Draws a figure as it will be in print, for a preview.
     *
     * @param widthMm width on paper
     * @param heightMm height on paper
     * @param width of the image, pixels
     * @param pixels where to draw, premultiplied ARGB in rows; cleared to white
     */
    public void preview(Figure figure, double widthMm, double heightMm, int width, int[] pixels) {
        draw(figure, widthMm, heightMm, width, FigureCanvas.Paper.WHITE, pixels);
    }

    /**
     * Draws a figure over something else, as high as suits it.
     *
     * @param widthMm width for which it is laid out
     * @param width of the image, pixels
     * @param paper whether it lies on something light or dark
     * @return premultiplied ARGB in rows
     */
    public int[] overlay(Figure figure, double widthMm, int width, FigureCanvas.Paper paper) {
        double heightMm = heightMm(figure, widthMm);
        int[] pixels = new int[width * previewHeight(widthMm, heightMm, width)];
        draw(figure, widthMm, heightMm, width, paper, pixels);
        return pixels;
    }

    private static void draw(
            Figure figure, double widthMm, double heightMm, int width, FigureCanvas.Paper paper, int[] pixels) {
        int height = previewHeight(widthMm, heightMm, width);
        if (pixels.length < width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + width + " x " + height);
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var canvas = FigureCanvas.ofPixels(image, width / (widthMm * FigureOutput.POINTS_PER_MM), paper);
        figure.draw(canvas);
        canvas.dispose();
        int[] drawn = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(drawn, 0, pixels, 0, drawn.length);
    }

    /** The height of a preview in pixels. */
    public static int previewHeight(double widthMm, double heightMm, int width) {
        return Math.max(1, (int) Math.round(width * heightMm / widthMm));
    }

    /** The height in millimetres that suits a figure at a width. */
    public static double heightMm(Figure figure, double widthMm) {
        return figure.heightAt(widthMm * FigureOutput.POINTS_PER_MM) / FigureOutput.POINTS_PER_MM;
    }

    private static Encoder encoder(FigureFormat format) {
        return switch (format) {
            case PNG -> new PngEncoder();
            case TIFF -> new TiffEncoder();
            case SVG -> new SvgEncoder();
            case PDF -> new PdfEncoder();
        };
    }

    /** Temporary files are private; a figure is as readable as any file that the user makes. */
    private static void readableByOthers(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(@Nullable Path temporary) {
        if (temporary == null) {
            return;
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The disk is in trouble already, and the first problem is the one that is reported.
            temporary.toFile().deleteOnExit();
        }
    }
}
