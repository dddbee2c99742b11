package org.mixtura.core.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.FileImageOutputStream;

/** TIFF as journals ask for it: 24 bits a pixel, LZW, with its size on paper, and metadata as the image's description. */
final class TiffEncoder implements FigureWriter.Encoder {

    @Override
    public void write(Figure figure, FigureOutput output, Path file) throws IOException {
        BufferedImage image = PixelImage.of(figure, output);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType("LZW");
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
            writer.write(null, new IIOImage(image, null, described(metadata, output)), how);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata described(IIOMetadata metadata, FigureOutput output) throws IIOInvalidTreeException {
        var tags = BaselineTIFFTagSet.getInstance();
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
        long[][] perInch = {{output.dpi(), 1}};
        directory.addTIFFField(new TIFFField(
                tags.getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT), BaselineTIFFTagSet.RESOLUTION_UNIT_INCH));
        for (int tag : new int[] {BaselineTIFFTagSet.TAG_X_RESOLUTION, BaselineTIFFTagSet.TAG_Y_RESOLUTION}) {
            directory.addTIFFField(new TIFFField(tags.getTag(tag), TIFFTag.TIFF_RATIONAL, 1, perInch));
        }
        directory.addTIFFField(text(tags.getTag(BaselineTIFFTagSet.TAG_SOFTWARE), "Mixtura"));
        if (!output.metadata().isEmpty()) {
            String lines = new TreeMap<>(output.metadata())
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .collect(Collectors.joining("\n"));
            directory.addTIFFField(text(tags.getTag(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION), lines));
        }
        return directory.getAsMetadata();
    }

    private static TIFFField text(TIFFTag tag, String text) {
        return new TIFFField(tag, TIFFTag.TIFF_ASCII, 1, new String[] {text});
    }

    @Override
    public void check(FigureOutput output, Path file) throws IOException {
        PixelImage.check(output, file, "TIFF");
    }
}
