package org.mixtura.core.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;

/** PNG with its size on paper (the pHYs chunk) and metadata (iTXt chunks). */
final class PngEncoder implements FigureWriter.Encoder {

    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    @Override
    public void write(Figure figure, FigureOutput output, Path file) throws IOException {
        BufferedImage image = PixelImage.of(figure, output);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            metadata.mergeTree(FORMAT, chunks(output));
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode chunks(FigureOutput output) {
        var root = new IIOMetadataNode(FORMAT);
        var size = new IIOMetadataNode("pHYs");
        String perMetre = Long.toString(Math.round(output.dpi() * INCHES_PER_METRE));
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        root.appendChild(size);
        if (!output.metadata().isEmpty()) {
            root.appendChild(texts(output.metadata()));
        }
        return root;
    }

    private static IIOMetadataNode texts(Map<String, String> metadata) {
        var texts = new IIOMetadataNode("iTXt");
        new TreeMap<>(metadata).forEach((key, value) -> {
            var entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", key);
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", value);
            texts.appendChild(entry);
        });
        return texts;
    }

    @Override
    public void check(FigureOutput output, Path file) throws IOException {
        PixelImage.check(output, file, "PNG");
    }
}
