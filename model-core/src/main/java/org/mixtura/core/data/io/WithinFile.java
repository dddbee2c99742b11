package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to be read that refuses at once to give much that lies behind its end. The library of HDF5 asks for as many bytes as a
 * damaged header claims, two gigabytes at most, each time that it comes across that header; the system would take seconds to find out
 * that they are not there.
 */
final class WithinFile extends FileChannel {

    /** Who looks for a beginning may ask for a few bytes more than there are. */
    private static final int FEW = 4096;

    private final FileChannel file;

    private WithinFile(FileChannel file) {
        this.file = file;
    }

    /** @throws IOException when the file cannot be opened */
    static WithinFile open(Path path) throws IOException {
        return new WithinFile(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        require(position, size);
        return file.map(mode, position, size);
    }

    private void require(long position, long size) throws IOException {
        if (position < 0 || size < 0 || position > file.size() - size) {
            throw new IllegalArgumentException(
                    "%d bytes at %d lie outside of a file of %d".formatted(size, position, file.size()));
        }
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return file.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return file.read(to, offset, length);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        if (to.remaining() > FEW) {
            require(position, to.remaining());
        }
        return file.read(to, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long place) throws IOException {
        file.position(place);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return file.transferTo(position, count, target);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public void force(boolean metadata) {
        // Nothing is written.
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long position) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new NonWritableChannelException();
    }
}
