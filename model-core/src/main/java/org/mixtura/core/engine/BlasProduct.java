package org.mixtura.core.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.kernel.Team;

/**
 * {@code sgemm_} of the BLAS library that is part of PyTorch, called on memory as it lies. The threads of a team share the rows of
 * a product, each with a call of its own: the library's own threads would wait for each other longer than small products take.
 * To be used by one thread.
 */
final class BlasProduct implements MatrixProduct {

    private static final String SYMBOL = "sgemm_";
    private static final Path LOADED = Path.of("/proc/self/maps");
    private static final String LIBRARY = "libtorch_cpu.so";
    private static final int ARGUMENTS = 13;

    /** Rows a thread takes at least. */
    private static final int GRAIN = 16;

    private final Team team;
    private final List<Call> calls;

    private BlasProduct(MethodHandle sgemm, Team team) {
        this.team = team;
        this.calls =
                IntStream.range(0, team.size()).mapToObj(_ -> new Call(sgemm)).toList();
    }

    /** The function of the library that the engine has loaded; empty where it has none that can be found. */
    static Optional<MatrixProduct> find(Team team) {
        return function().map(sgemm -> new BlasProduct(sgemm, team));
    }

    /** Whether {@link #find} finds it. */
    static boolean isThere() {
        return function().isPresent();
    }

    private static Optional<MethodHandle> function() {
        return loaded().flatMap(BlasProduct::symbol);
    }

    private static Optional<Path> loaded() {
        if (!Files.isReadable(LOADED)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(LOADED)) {
            return lines.filter(line -> line.endsWith("/" + LIBRARY))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<MethodHandle> symbol(Path library) {
        var types = Collections.<MemoryLayout>nCopies(ARGUMENTS, ValueLayout.ADDRESS);
        var descriptor = FunctionDescriptor.ofVoid(types.toArray(MemoryLayout[]::new));
        try {
            return SymbolLookup.libraryLookup(library, Arena.global())
                    .find(SYMBOL)
                    .map(function -> Linker.nativeLinker().downcallHandle(function, descriptor));
        } catch (IllegalArgumentException notALibrary) {
            return Optional.empty();
        }
    }

    @Override
    public void multiply(
            Factor left, Factor right, int rows, int inner, int columns, boolean adds, MemorySegment into, int stride) {
        team.split(rows, GRAIN, (member, from, to) -> calls.get(member)
                .multiply(
                        left.from(from),
                        right,
                        to - from,
                        inner,
                        columns,
                        adds,
                        into.asSlice((long) from * stride * Float.BYTES),
                        stride));
    }

    /** The arguments of one thread's calls. */
    private static final class Call {

        private static final int SIZES = 6;

        private final MethodHandle sgemm;
        private final MemorySegment sizes;
        private final MemorySegment plain;
        private final MemorySegment transposed;
        private final MemorySegment one;
        private final MemorySegment zero;

        Call(MethodHandle sgemm) {
            var arena = Arena.ofAuto();
            this.sgemm = sgemm;
            this.sizes = arena.allocate(ValueLayout.JAVA_INT, SIZES);
            this.plain = arena.allocateFrom("N");
            this.transposed = arena.allocateFrom("T");
            this.one = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1);
            this.zero = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 0);
        }

        void multiply(
                Factor left,
                Factor right,
                int rows,
                int inner,
                int columns,
                boolean adds,
                MemorySegment into,
                int stride) {
            // BLAS counts column by column: what it takes for the transposes, in the other order, gives the transpose.
            size(0, columns);
            size(1, rows);
            size(2, inner);
            size(3, right.stride());
            size(4, left.stride());
            size(5, stride);
            MemorySegment formOfRight = right.transposed() ? transposed : plain;
            MemorySegment formOfLeft = left.transposed() ? transposed : plain;
            MemorySegment beta = adds ? one : zero;
            try {
                sgemm.invokeExact(
                        formOfRight,
                        formOfLeft,
                        place(0),
                        place(1),
                        place(2),
                        one,
                        right.memory(),
                        place(3),
                        left.memory(),
                        place(4),
                        beta,
                        into,
                        place(5));
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private void size(int index, int value) {
            sizes.setAtIndex(ValueLayout.JAVA_INT, index, value);
        }

        private MemorySegment place(int index) {
            return sizes.asSlice((long) index * Integer.BYTES, Integer.BYTES);
        }
    }
}
