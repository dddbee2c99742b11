package org.mixtura.core.data.hdf5;

/** Types of entries, as the format's datatype message writes them. */
public enum Hdf5Type {
    INT8(1, whole(1, true)),
    INT16(2, whole(2, true)),
    INT32(4, whole(4, true)),
    INT64(8, whole(8, true)),
    UINT8(1, whole(1, false)),
    UINT16(2, whole(2, false)),
    UINT32(4, whole(4, false)),
    UINT64(8, whole(8, false)),
    FLOAT32(
            4,
            new Bytes()
                    .u8(0x11, 0x20, 31, 0)
                    .u32(4)
                    .u16(0)
                    .u16(32)
                    .u8(23, 8, 0, 23)
                    .u32(127)
                    .toArray()),
    FLOAT64(
            8,
            new Bytes()
                    .u8(0x11, 0x20, 63, 0)
                    .u32(8)
                    .u16(0)
                    .u16(64)
                    .u8(52, 11, 0, 52)
                    .u32(1023)
                    .toArray()),
    /** An enumeration of FALSE and TRUE over one byte, as h5py writes booleans. */
    FLAG(
            1,
            new Bytes()
                    .u8(0x38, 2, 0, 0)
                    .u32(1)
                    .raw(whole(1, true))
                    .text("FALSE\0TRUE\0")
                    .u8(0, 1)
                    .toArray()),
    /** A text of any length in UTF-8, as a reference into a heap. */
    TEXT(16, new Bytes().u8(0x19, 1, 1, 0).u32(16).raw(whole(1, false)).toArray());

    private final int size;
    private final byte[] message;

    Hdf5Type(int size, byte[] message) {
        this.size = size;
        this.message = message;
    }

    /** Size of one entry in bytes. */
    public int size() {
        return size;
    }

    byte[] message() {
        return message.clone();
    }

    private static byte[] whole(int bytes, boolean signed) {
        return new Bytes()
                .u8(0x10, signed ? 0x08 : 0, 0, 0)
                .u32(bytes)
                .u16(0)
                .u16(8 * bytes)
                .toArray();
    }
}
