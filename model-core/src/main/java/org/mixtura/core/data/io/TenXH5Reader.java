package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Reads Cell Ranger's .h5 files: since version 3 a group {@code matrix} with {@code features}, before that one group a
 * genome with {@code genes} and {@code gene_names}. Both hold genes x cells in compressed sparse columns, so each column
 * is a cell.
 */
final class TenXH5Reader implements DatasetReader {

    @Override
    public boolean recognises(Path source) {
        return Hdf5Source.has(source, root -> !genomes(root).isEmpty());
    }

    /** The groups that hold a matrix. */
    private static List<Hdf5Node> genomes(Hdf5Node root) throws UnreadableData {
        var found = new ArrayList<Hdf5Node>();
        for (String name : root.childNames()) {
            Hdf5Node group = root.need(name);
            List<String> members = group.childNames();
            boolean counts = members.containsAll(List.of("barcodes", "data", "indices", "indptr"));
            if (counts && (members.contains("features") || members.contains("gene_names"))) {
                found.add(group);
            }
        }
        return found;
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        return Hdf5Source.read(source, root -> read(root, source, options, spill));
    }

    private static Reading read(Hdf5Node root, Path source, ReadOptions options, Spill spill) throws UnreadableData {
        List<Hdf5Node> genomes = genomes(root);
        boolean v3 = genomes.getFirst().child("features").isPresent();
        List<String> ofGenes = v3 ? genomesOfGenes(genomes.getFirst().need("features")) : List.of();
        boolean mixed =
                ofGenes.stream().distinct().filter(genome -> !genome.isEmpty()).count() > 1;
        List<String> places = mixed
                ? ofGenes.stream()
                        .distinct()
                        .filter(genome -> !genome.isEmpty())
                        .toList()
                : genomes.stream().map(TenXH5Reader::name).toList();
        int at = chosen(places, options);
        Hdf5Node group = genomes.get(mixed ? 0 : at);
        Features all = v3 ? features(group.need("features")) : genes(group);
        Features features = mixed ? ofOne(all, ofGenes, places.get(at)) : all;
        List<String> barcodes = texts(group.need("barcodes"));
        CountMatrix counts = new H5adMatrix(group, barcodes.size(), features.size(), spill).readCells();
        var findings = new ArrayList<Finding>();
        return features.reading(
                source,
                v3 ? "10x .h5 v3" : "10x .h5 v2",
                places.stream().map(place -> new MatrixPlace(place, true)).toList(),
                places.get(at),
                counts,
                GemWells.tell(barcodes, findings),
                findings);
    }

    /** Of each feature that is a gene its genome; empty for others, and where the file does not say it. */
    private static List<String> genomesOfGenes(Hdf5Node features) throws UnreadableData {
        var genome = features.child("genome");
        if (genome.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<>(texts(genome.get()));
        List<String> kinds = features(features).kinds();
        if (kinds.size() != names.size()) {
            throw Hdf5Node.damaged("The lists of features in %s differ in length.".formatted(features.path()), null);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!Features.isGene(kinds.get(i))) {
                names.set(i, "");
            }
        }
        return names;
    }

    /** The features with those of other genomes marked as such. */
    private static Features ofOne(Features all, List<String> genomes, String chosen) {
        var kinds = new ArrayList<>(all.kinds());
        for (int i = 0; i < kinds.size(); i++) {
            if (!genomes.get(i).isEmpty() && !genomes.get(i).equals(chosen)) {
                kinds.set(i, "genes of " + genomes.get(i));
            }
        }
        return new Features(all.ids(), all.symbols(), kinds);
    }

    /** The only matrix or genome, or the one that was asked for. */
    private static int chosen(List<String> names, ReadOptions options) throws UnreadableData {
        if (options.countsAt().isEmpty() && names.size() > 1) {
            throw new UnreadableData(
                            "several-genomes",
                            "The file has counts for %d genomes: %s.".formatted(names.size(), String.join(", ", names)),
                            "A model is trained on the genes of one.",
                            "Say which one as the place of the counts (--counts %s).".formatted(names.getFirst()))
                    .with(names.stream().map(Fix.UseCountsAt::new).toArray(Fix[]::new));
        }
        int at = options.countsAt().map(names::indexOf).orElse(0);
        if (at < 0) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no place '%s' in this file."
                            .formatted(Findings.shown(options.countsAt().orElse(""))),
                    "Its counts are at %s.".formatted(String.join(", ", names)),
                    "Name one of these, or leave the place of the counts out.");
        }
        return at;
    }

    private static String name(Hdf5Node group) {
        return group.path().replaceFirst("^/+", "");
    }

    private static Features features(Hdf5Node group) throws UnreadableData {
        List<String> ids = texts(group.need("id"));
        var kinds = group.child("feature_type");
        return checked(
                group,
                new Features(
                        ids,
                        texts(group.need("name")),
                        kinds.isPresent() ? texts(kinds.get()) : Collections.nCopies(ids.size(), "")));
    }

    private static Features genes(Hdf5Node group) throws UnreadableData {
        List<String> symbols = texts(group.need("gene_names"));
        var ids = group.child("genes");
        return checked(
                group,
                new Features(
                        ids.isPresent() ? texts(ids.get()) : symbols,
                        symbols,
                        Collections.nCopies(symbols.size(), "")));
    }

    private static Features checked(Hdf5Node group, Features features) throws UnreadableData {
        int genes = features.ids().size();
        if (features.symbols().size() != genes || features.kinds().size() != genes) {
            throw Hdf5Node.damaged("The lists of features in %s differ in length.".formatted(group.path()), null);
        }
        return features;
    }

    private static List<String> texts(Hdf5Node list) throws UnreadableData {
        return Hdf5Arrays.texts(list.flat(), list);
    }
}
