package org.mixtura.resources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Everything that ships inside the product, one constant a file. */
public enum BundledResource {
    /** 800 real, FACS-sorted blood cells of ten types; see ATTRIBUTION.md beside the file. */
    DEMO_PBMC800("data/demo_pbmc800.h5ad"),
    /** Immediate-early and housekeeping genes, human and mouse. */
    IEG_AND_HOUSEKEEPING("genesets/ieg_hkg.gmt"),
    /** PanglaoDB marker genes by cell type, human. */
    PANGLAO_HUMAN("genesets/panglaodb_markers_human.gmt"),
    /** PanglaoDB marker genes by cell type, mouse. */
    PANGLAO_MOUSE("genesets/panglaodb_markers_mouse.gmt"),
    /** How much memory the scripts that follow took. */
    PEER_MEMORY("peers/memory.py"),
    /** What the plain PyTorch loops that follow share. */
    PEER("peers/peer.py"),
    /** scVI as a plain PyTorch loop, to measure against. */
    PEER_SCVI("peers/scvi.py"),
    /** The same of scDGD. */
    PEER_SCDGD("peers/scdgd.py"),
    /** The same of GMVAE. */
    PEER_GMVAE("peers/gmvae.py"),
    /** The same of cpl-mixVAE. */
    PEER_MIXVAE("peers/mixvae.py"),
    /** A map by umap-learn, to measure against. */
    PEER_UMAP("peers/umap_learn.py"),
    /** Minibatches from a scipy matrix, to measure against. */
    PEER_READING("peers/reading.py"),
    /** The font of figures: Liberation Sans, as wide as Arial. */
    FONT_REGULAR("fonts/LiberationSans-Regular.ttf"),
    /** The same in bold. */
    FONT_BOLD("fonts/LiberationSans-Bold.ttf");

    private final String path;

    BundledResource(String path) {
        this.path = path;
    }

    /** The file's name without folders. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Opens the content. */
    public InputStream open() {
        var stream = BundledResource.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("the build is incomplete: " + path + " is missing");
        }
        return stream;
    }

    /**
     * Makes the content available as a file in a folder; a file that is already there with the same content is kept.
     *
     * @return the file
     * @throws IOException when the folder cannot be written
     */
    public Path copyInto(Path folder) throws IOException {
        Path target = folder.resolve(fileName());
        byte[] content;
        try (var in = open()) {
            content = in.readAllBytes();
        }
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), content)) {
            return target;
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, fileName(), ".part");
        Files.write(temporary, content);
        return Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
