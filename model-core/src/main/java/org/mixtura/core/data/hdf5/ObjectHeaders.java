package org.mixtura.core.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes object headers of version 2: what a group or data set is, its attributes and its members. */
final class ObjectHeaders {

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0a;
    private static final int ATTRIBUTE = 0x0c;

    private static final int CONTIGUOUS = 1;
    private static final int LONGEST_MESSAGE = 65_500;

    private final Hdf5Writer file;
    private final TextHeap heap;

    ObjectHeaders(Hdf5Writer file, TextHeap heap) {
        this.file = file;
        this.heap = heap;
    }

    /** Writes an object after all it refers to, and returns its address. */
    long write(Hdf5Object object) throws IOException {
        var messages = new Bytes();
        switch (object) {
            case Hdf5Group group -> {
                message(
                        messages,
                        LINK_INFO,
                        new Bytes().u8(0, 0).u64(Hdf5Writer.UNDEFINED).u64(Hdf5Writer.UNDEFINED));
                message(messages, GROUP_INFO, new Bytes().u8(0, 0));
                for (Map.Entry<String, Hdf5Object> member : group.members().entrySet()) {
                    message(messages, LINK, link(member.getKey(), write(member.getValue())));
                }
            }
            case Hdf5Dataset dataset -> {
                message(messages, DATASPACE, space(dataset.shape()));
                message(messages, DATATYPE, new Bytes().raw(dataset.message()));
                // Space is taken early and there is no value for entries that were never written.
                message(messages, FILL_VALUE, new Bytes().u8(3, 0x09));
                message(
                        messages,
                        LAYOUT,
                        new Bytes().u8(3, CONTIGUOUS).u64(dataset.address()).u64(dataset.bytes()));
            }
        }
        for (Map.Entry<String, Hdf5Object.Value> attribute : object.attributes().entrySet()) {
            message(messages, ATTRIBUTE, attribute(attribute.getKey(), attribute.getValue()));
        }
        var header = new Bytes().text("OHDR").u8(2, 0x02).u32(messages.size()).raw(messages.toArray());
        header.u32(Lookup3.of(header.toArray()));
        long address = file.allocate(header.size());
        file.write(ByteBuffer.wrap(header.toArray()), address);
        return address;
    }

    private static void message(Bytes to, int type, Bytes content) {
        if (content.size() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("an attribute of %d bytes is too long".formatted(content.size()));
        }
        to.u8(type).u16(content.size()).u8(0).raw(content.toArray());
    }

    private static Bytes link(String name, long address) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        // Two bytes for the length of the name, which is UTF-8.
        return new Bytes().u8(1, 0x11, 1).u16(text.length).raw(text).u64(address);
    }

    private static Bytes space(long... shape) {
        var space = new Bytes().u8(2, shape.length, 0, shape.length == 0 ? 0 : 1);
        for (long size : shape) {
            space.u64(size);
        }
        return space;
    }

    private Bytes attribute(String name, Hdf5Object.Value value) throws IOException {
        return switch (value) {
            case Hdf5Object.TextValue text ->
                attribute(name, Hdf5Type.TEXT, space(), new Bytes().raw(heap.add(text.text())));
            case Hdf5Object.TextsValue list ->
                attribute(name, Hdf5Type.TEXT, space(list.texts().size()), references(list.texts()));
            case Hdf5Object.FlagValue flag ->
                attribute(name, Hdf5Type.FLAG, space(), new Bytes().u8(flag.flag() ? 1 : 0));
            case Hdf5Object.NumbersValue list -> {
                var numbers = new Bytes();
                for (long number : list.numbers()) {
                    numbers.u64(number);
                }
                yield attribute(name, Hdf5Type.INT64, space(list.numbers().length), numbers);
            }
        };
    }

    private Bytes references(List<String> texts) throws IOException {
        var references = new Bytes();
        for (String text : texts) {
            references.raw(heap.add(text));
        }
        return references;
    }

    private static Bytes attribute(String name, Hdf5Type type, Bytes space, Bytes data) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] message = type.message();
        return new Bytes()
                .u8(3, 0)
                .u16(text.length)
                .u16(message.length)
                .u16(space.size())
                .u8(1)
                .raw(text)
                .raw(message)
                .raw(space.toArray())
                .raw(data.toArray());
    }
}
