package org.mixtura.core.figure;

import java.util.Optional;

/** Explains the colours of a figure, beside the picture or below it. */
interface Key {

    /** A key for nothing. */
    Key NONE = new Key() {
        @Override
        public Optional<Block> beside(double maxWidth, double maxHeight) {
            return Optional.of(Block.EMPTY);
        }

        @Override
        public Block below(double width) {
            return Block.EMPTY;
        }
    };

    /** Tall and narrow; empty where it cannot be made to fit. */
    Optional<Block> beside(double maxWidth, double maxHeight);

    /** At most this wide, as high as it must be. */
    Block below(double width);
}
