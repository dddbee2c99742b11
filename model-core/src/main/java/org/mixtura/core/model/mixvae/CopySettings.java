package org.mixtura.core.model.mixvae;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.model.Borrowed;
import org.mixtura.core.schema.Section;

/**
 * Copies of cells by an augmenter that a run of cpl-mixVAE has learned.
 *
 * @param from the folder of that run; empty: the model sees the cells themselves
 */
public record CopySettings(
        @Section("Augmentation") @AugmenterRun Path from,
        @AugmenterWidth int width,
        @CopyNoise double noise) {

    static final CopySettings OFF = new CopySettings(Path.of(""), 500, 1);

    public CopySettings {
        from = AugmenterSettings.absolute(from);
    }

    AugmenterSettings settings() {
        return new AugmenterSettings(0, from, width, noise);
    }

    Optional<Borrowed> borrowed() {
        return settings().borrowed();
    }
}
