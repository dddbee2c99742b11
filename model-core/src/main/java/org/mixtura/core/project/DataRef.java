package org.mixtura.core.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.run.Fingerprint;

/**
 * A data set that a project works on. The file stays where it is and is never changed.
 *
 * @param path where it is, absolute
 * @param content size and checksum; empty until they were measured
 * @param formerly where it was before, as runs that were trained then have it
 */
public record DataRef(Path path, Optional<Fingerprint> content, List<Path> formerly) {

    public DataRef {
        formerly = List.copyOf(formerly);
    }

    /** Whether it is, or once was, at this place. */
    boolean isOrWas(Path place) {
        return path.equals(place) || formerly.contains(place);
    }

    DataRef with(Fingerprint measured) {
        return new DataRef(path, Optional.of(measured), formerly);
    }

    DataRef movedTo(Path place) {
        var before = Stream.concat(formerly.stream(), Stream.of(path))
                .filter(p -> !p.equals(place))
                .distinct()
                .toList();
        return new DataRef(place, content, before);
    }
}
