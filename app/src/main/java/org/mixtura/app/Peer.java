package org.mixtura.app;

import java.util.List;
import org.mixtura.resources.BundledResource;

/**
 * A program in Python to measure against.
 *
 * @param name how it is called
 * @param files the script, then what it imports
 * @param modules what it imports from elsewhere
 */
record Peer(String name, List<BundledResource> files, List<String> modules) {

    /** Maps of points. */
    static final Peer UMAP = new Peer(
            "umap-learn", List.of(BundledResource.PEER_UMAP, BundledResource.PEER_MEMORY), List.of("numpy", "umap"));

    /** Minibatches of cells. */
    static final Peer READING = new Peer(
            "scipy",
            List.of(BundledResource.PEER_READING, BundledResource.PEER_MEMORY),
            List.of("anndata", "numpy", "scipy.sparse"));

    Peer {
        files = List.copyOf(files);
        modules = List.copyOf(modules);
    }

    /** A plain PyTorch loop. */
    static Peer training(BundledResource script) {
        return new Peer(
                "PyTorch",
                List.of(script, BundledResource.PEER, BundledResource.PEER_MEMORY),
                List.of("torch", "anndata", "scipy.sparse"));
    }
}
