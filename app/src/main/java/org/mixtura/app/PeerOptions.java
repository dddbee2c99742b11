package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Option;

/** What measurements against a peer have in common: rounds, the interpreter, and where the table goes. */
final class PeerOptions {

    @Option(names = "--rounds", paramLabel = "N", description = "So often each is measured. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "The interpreter for the peer; 'none' measures without it. Default: ${DEFAULT-VALUE}.")
    private String python = "python3";

    @Option(
            names = "--write",
            paramLabel = "FILE.md",
            description =
                    "Put the table into this document, between <!-- speed --> and <!-- /speed -->, or another name"
                            + " instead of 'speed': speed_dgd, speed_gmvae, speed_mixvae, umap, data.")
    private @Nullable Path document;

    int rounds() {
        return rounds;
    }

    /**
     * Checks what can be checked before anything is measured.
     *
     * @param place the place of the table in the document
     */
    void require(String place) {
        if (rounds < 1) {
            throw new ConfigProblem(
                    "%d rounds cannot be measured.".formatted(rounds), "At least one can.", "Correct --rounds.");
        }
        target().ifPresent(file -> file.require(place));
    }

    /** The same options for another measurement. */
    List<String> arguments() {
        var all = new ArrayList<>(List.of("--rounds", String.valueOf(rounds), "--python", python));
        if (document != null) {
            all.addAll(List.of("--write", document.toString()));
        }
        return all;
    }

    /** The peer, or nothing and a word about it. */
    Optional<PeerScript> find(Peer peer, Path folder, PrintWriter err) {
        var found = PeerScript.find(python, peer, folder);
        if (found.isEmpty()) {
            err.printf(
                    "Without a peer (%s): %s.%n",
                    peer.name(),
                    python.equals(PeerScript.NONE)
                            ? "as asked for"
                            : "'%s' has not all of %s".formatted(python, String.join(", ", peer.modules())));
            err.flush();
        }
        return found;
    }

    /** Prints a table in Markdown, and puts it into its place in the document. */
    void tell(List<String> header, List<List<String>> lines, String place, PrintWriter out) {
        String table = Stream.concat(
                        Stream.of(header, header.stream().map(_ -> "---").toList()), lines.stream())
                .map(cells -> "| %s |\n".formatted(String.join(" | ", cells)))
                .collect(Collectors.joining());
        out.print(table);
        out.flush();
        target().ifPresent(file -> file.put(place, table));
    }

    private Optional<MarkedDocument> target() {
        return Optional.ofNullable(document).map(MarkedDocument::new);
    }
}
