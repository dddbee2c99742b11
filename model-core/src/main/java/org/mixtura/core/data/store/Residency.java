package org.mixtura.core.data.store;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives pages of mapped files back to the system after so many were read. They stay in the system's cache and come back
 * when they are read again; without this, the memory of a process grows to the size of the files, and a system that
 * limits processes would end it.
 */
final class Residency {

    private static final long LIMIT = 1L << 30;

    /** Around a page that is missing, the system maps others that it has in its cache: 16 of them on Linux. */
    private static final long AROUND_A_FAULT = 64 << 10;

    /** {@code MADV_DONTNEED}, the same number on Linux and macOS. For pages of files that are only read it loses nothing. */
    private static final int DONT_NEED = 4;

    private final MemorySegment[] segments;
    private final Optional<MethodHandle> advise;
    private final AtomicLong bytes = new AtomicLong();

    Residency(MemorySegment... segments) {
        this.segments = segments;
        this.advise = madvise();
    }

    /** To be told of each row of so many entries that was read. */
    void touched(int entries) {
        long now = bytes.addAndGet(segments.length * (4L * entries + AROUND_A_FAULT));
        if (now > LIMIT && bytes.compareAndSet(now, 0)) {
            advise.ifPresent(this::giveBack);
        }
    }

    private void giveBack(MethodHandle call) {
        try {
            for (MemorySegment segment : segments) {
                int ignored = (int) call.invokeExact(segment, segment.byteSize(), DONT_NEED);
                assert ignored == 0 : "advice to the system failed";
            }
        } catch (Throwable advice) {
            // Only advice: the pages stay, and the system takes them when it needs them.
        }
    }

    /** Empty where the system has no such call, as on Windows, which trims a process's memory by itself. */
    private static Optional<MethodHandle> madvise() {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("madvise")
                .map(at -> linker.downcallHandle(
                        at,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT)));
    }
}
