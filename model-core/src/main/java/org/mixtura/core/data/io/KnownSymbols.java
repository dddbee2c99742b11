package org.mixtura.core.data.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.mixtura.resources.BundledResource;

/** Symbols of genes that are surely genes: all members of the bundled gene sets, in lower case. */
final class KnownSymbols implements Supplier<Set<String>> {

    private static final List<BundledResource> SETS = List.of(
            BundledResource.IEG_AND_HOUSEKEEPING, BundledResource.PANGLAO_HUMAN, BundledResource.PANGLAO_MOUSE);

    @Override
    public Set<String> get() {
        var symbols = new HashSet<String>();
        for (BundledResource set : SETS) {
            try (var lines = new BufferedReader(new InputStreamReader(set.open(), StandardCharsets.UTF_8))) {
                lines.lines()
                        .flatMap(line -> Arrays.stream(line.split("\t")).skip(2))
                        .forEach(symbol -> symbols.add(symbol.strip().toLowerCase(Locale.ROOT)));
            } catch (IOException broken) {
                throw new UncheckedIOException("the bundled gene sets cannot be read", broken);
            }
        }
        return symbols;
    }
}
