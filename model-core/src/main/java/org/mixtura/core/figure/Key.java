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

        @Override
        public Block squeezed(double width, double height) {
            return Block.EMPTY;
        }

        @Override
        public Key untitled() {
            return this;
        }
    };

    /** Tall and narrow; empty where it cannot be made to fit. */
    Optional<Block> beside(double maxWidth, double maxHeight);

    /** At most this wide, as high as it must be. */
    Block below(double width);

    /** Into whatever room there is: texts are cut, and what is left out is said. */
    Block squeezed(double width, double height);

    /** The same without its heading. */
    Key untitled();
}
