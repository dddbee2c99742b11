package org.mixtura.core.data.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.store.Spill;

/**
 * Reads images in the idx format of MNIST, compressed or not: an image is a cell, a pixel a gene and its brightness the
 * count. Labels are taken from the file beside it that is called alike.
 */
final class IdxReader implements DatasetReader {

    private static final int BYTES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final String PLACE = "pixels";

    @Override
    public boolean recognises(Path source) {
        return FileKind.of(source) == FileKind.IDX;
    }

    @Override
    public List<Path> files(Path source) {
        return beside(source).map(labels -> List.of(source, labels)).orElseGet(() -> List.of(source));
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        try (var in = new DataInputStream(new java.io.BufferedInputStream(FileKind.openUnpacked(source), 1 << 16))) {
            int magic = in.readInt();
            if (magic != BYTES) {
                throw new UnreadableData(
                        "no-matrix",
                        "The idx file %s holds no images.".formatted(source.getFileName()),
                        magic == LABELS
                                ? "It holds labels, which are read together with the images."
                                : "Images are three-dimensional lists of bytes.",
                        "Choose the file with images, for example t10k-images-idx3-ubyte.gz.");
            }
            return read(in, source, spill);
        } catch (EOFException | ZipException e) {
            throw FileKind.cutShort("The file %s ends too early or is damaged.".formatted(source.getFileName()), e);
        } catch (IOException e) {
            throw FileKind.notReadable(source, e);
        }
    }

    private static Reading read(DataInputStream in, Path source, Spill spill) throws IOException, UnreadableData {
        int images = in.readInt();
        int height = in.readInt();
        int width = in.readInt();
        long most = Files.size(source) * 1100L;
        if (images < 0 || height < 1 || width < 1 || (long) height * width > most / Math.max(1, images)) {
            throw Hdf5Node.damaged(
                    "%s claims %d images of %d x %d pixels.".formatted(source.getFileName(), images, height, width),
                    null);
        }
        int pixels = height * width;
        CountMatrix counts;
        try (var rows = new Rows(String.valueOf(source.getFileName()), pixels, spill)) {
            byte[] image = new byte[pixels];
            float[] values = new float[pixels];
            for (int i = 0; i < images; i++) {
                in.readFully(image);
                for (int p = 0; p < pixels; p++) {
                    values[p] = image[p] & 0xff;
                }
                rows.addDense(values, 0);
            }
            counts = rows.finish();
        }
        var findings = new ArrayList<Finding>();
        var columns = new ArrayList<Column>();
        Optional<Path> labels = beside(source);
        if (labels.isPresent()) {
            columns.add(Column.Categorical.of("label", labels(labels.get(), images)));
            findings.add(Findings.labelsBeside(String.valueOf(labels.get().getFileName())));
        }
        List<String> names = new ImageShape(height, width).genes().ids();
        return new Features(names, names, java.util.Collections.nCopies(pixels, ""))
                .reading(
                        source,
                        "idx images",
                        List.of(new MatrixPlace(PLACE, true)),
                        PLACE,
                        counts,
                        new CellTable(MatrixMarketReader.numbered("image", images), columns),
                        findings);
    }

    private static Optional<Path> beside(Path images) {
        String name = String.valueOf(images.getFileName());
        String other = name.replace("images", "labels").replace("idx3", "idx1");
        return Optional.of(images.resolveSibling(other))
                .filter(file -> !other.equals(name) && Files.isRegularFile(file));
    }

    private static List<String> labels(Path file, int images) throws IOException, UnreadableData {
        try (var in = new DataInputStream(FileKind.openUnpacked(file))) {
            boolean lists = in.readInt() == LABELS;
            int count = in.readInt();
            if (!lists || count != images) {
                throw Hdf5Node.damaged(
                        "%s does not list one label for each of the %d images.".formatted(file.getFileName(), images),
                        null);
            }
            byte[] labels = new byte[images];
            in.readFully(labels);
            return IntStream.range(0, images)
                    .mapToObj(i -> Integer.toString(labels[i] & 0xff))
                    .toList();
        }
    }
}
